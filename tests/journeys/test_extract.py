"""An inspector asks the same question of two days, gets the same answer twice, and compares."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.visitor import Visitor

FIRST, SECOND = "4/1/2023", "1/4/2023"


def test_the_same_extract_run_again_gives_the_same_rows_and_digest(someone):
    inspector = given_the_inspector_at_the_extracts(someone)
    when_they_run_the_list_as_known_on(inspector, FIRST)
    rows = then_the_run_says_its_definition_moment_and_digest(inspector)
    when_they_run_it_again(inspector)
    then_the_rows_and_the_digest_are_the_same(inspector, rows)


def test_a_change_of_today_does_not_alter_an_extract_of_the_past(someone):
    inspector, coordinator = someone("inspector"), someone("coordinator")
    when_they_run_the_list_as_known_on(inspector, FIRST)
    rows = then_the_run_says_its_definition_moment_and_digest(inspector)
    given_a_threat_of_that_list_is_renamed_today(coordinator)
    when_they_run_it_again(inspector)
    then_the_rows_and_the_digest_are_the_same(inspector, rows)


def test_two_days_are_compared_threat_by_threat_with_why(someone):
    inspector = given_the_inspector_at_the_extracts(someone)
    when_they_run_the_list_as_known_on(inspector, FIRST)
    when_they_run_the_list_as_known_on(inspector, SECOND)
    when_they_compare_both(inspector)
    then_each_difference_is_shown_with_its_reason(inspector)


def test_a_day_after_today_is_refused_in_words(someone):
    inspector = someone("inspector")
    inspector.opens("/")
    inspector.clicks("Extracts").writes("As known on", "1/1/2999").clicks("Run")
    inspector.reads("Choose today or an earlier date.")
    assert inspector.written("As known on") == "1/1/2999"


def test_the_file_can_be_saved(someone):
    inspector = someone("inspector")
    when_they_run_the_list_as_known_on(inspector, FIRST)
    rows = then_the_run_says_its_definition_moment_and_digest(inspector)
    with inspector.page.expect_download() as saving:
        inspector.page.get_by_role("link", name="CSV").first.click()
    lines = saving.value.path().read_text("utf-8-sig").splitlines()
    assert len([line for line in lines if line.startswith("NW-")]) == int(rows)


def given_the_inspector_at_the_extracts(someone: Callable[[str], Visitor]) -> Visitor:
    inspector = someone("inspector")
    inspector.clicks("Extracts")
    return inspector


def when_they_run_it_again(inspector: Visitor) -> None:
    inspector.clicks("Run again")


def then_the_rows_and_the_digest_are_the_same(inspector: Visitor, rows: str) -> None:
    inspector.reads(f"The same {rows} rows, the same digest.")


def when_they_compare_both(inspector: Visitor) -> None:
    inspector.clicks("Compare")


def then_each_difference_is_shown_with_its_reason(inspector: Visitor) -> None:
    inspector.reads("came in").reads("Reclassified")
    assert int(inspector.heading().split()[0]) > 0


def when_they_run_the_list_as_known_on(inspector: Visitor, day: str) -> None:
    inspector.opens("/")
    inspector.clicks("Extracts").writes("As known on", day).clicks("Run")


def then_the_run_says_its_definition_moment_and_digest(inspector: Visitor) -> str:
    inspector.reads("as known 4 January 2023, 23:59").reads("Digest of the rows").reads("SOC")
    rows = inspector.heading().split()[0]
    assert int(rows) > 0
    return rows


def given_a_threat_of_that_list_is_renamed_today(coordinator: Visitor) -> None:
    coordinator.opens("/threats?as_of=2023-01-04&moderation=moderated&phase=open")
    coordinator.opens(f"/threats/{coordinator.first_reference()}/amend")
    coordinator.writes("Name", "Op Renamed").clicks("Save")
    coordinator.reads("Op Renamed")
