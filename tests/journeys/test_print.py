"""What goes on paper says what it is on each sheet, and a threat's people stand there only for a reason."""

from __future__ import annotations

from tests.journeys import paper
from tests.journeys.visitor import Visitor

MARKING = "OFFICIAL-SENSITIVE. Police and named partners only"
FROM = "Printed from Fourfold by "
LONG = "Two deliveries a week since May; the driver changes and the van does not, logs 41 and 52. " * 50
WHY = "Briefing for a warrant on 4 January."


def test_a_threat_is_a_brief_of_two_sheets_without_its_people(someone):
    coordinator = someone("coordinator")
    reference, people = given_the_threat_with_most_people(coordinator)
    sheets = paper.sheets(coordinator.page)
    then_each_sheet_says_what_it_is(sheets, reference)
    assert len(sheets) <= 2
    assert f"{len(people)} linked" in " ".join(sheets) and "left off this paper" in " ".join(sheets)
    assert [name for name in people if name in " ".join(sheets)] == []


def test_a_threat_of_which_much_is_written_still_takes_two_sheets(someone):
    coordinator = someone("coordinator")
    coordinator.opens("/threats?phase=open")
    reference = coordinator.first_reference()
    coordinator.opens(f"/threats/{reference}/amend")
    coordinator.writes("What it is", LONG[:4000]).clicks("Save").reads("Saved.")
    coordinator.opens(f"/threats/{reference}/brief")
    coordinator.writes("Safety", LONG[:300]).writes("Signs to look for", LONG[:500])
    coordinator.writes("What to report", LONG[:500]).writes("Review day", "1/12/2023").clicks("Save")
    coordinator.reads("The brief is saved.")
    sheets = paper.sheets(coordinator.page)
    then_each_sheet_says_what_it_is(sheets, reference)
    assert len(sheets) == 2
    assert " ".join(sheets).count(LONG[:80]) > 40  # whole


def test_people_stand_on_paper_for_a_reason_and_once(someone):
    coordinator = someone("coordinator")
    reference, people = given_the_threat_with_most_people(coordinator)
    coordinator.clicks("Print with people").clicks("Show it with people")
    coordinator.reads("Say why the people are needed on paper.")
    coordinator.writes("Why the people are needed on paper", WHY).clicks("Show it with people")
    coordinator.reads("People are on this paper.")
    sheets = paper.sheets(coordinator.page)
    then_each_sheet_says_what_it_is(sheets, reference)
    assert f"Reason given: {WHY}" in " ".join(sheets)
    assert [name for name in people if name not in " ".join(sheets)] == []
    assert WHY.split()[0] not in coordinator.page.url
    coordinator.opens(f"/threats/{reference}")
    assert not any(name in " ".join(paper.sheets(coordinator.page)) for name in people)


def test_a_list_says_its_filters_its_place_and_its_moment(someone):
    moderator = someone("moderator")
    moderator.opens("/threats?as_of=2023-01-04&phase=open&tier=not5")
    sheets = paper.sheets(moderator.page)
    then_each_sheet_says_what_it_is(sheets, "Threats")
    assert all("As known 4 January 2023, 23:59." in sheet for sheet in sheets)
    assert "Filters:" in sheets[0] and "Not tier 5" in sheets[0] and "Not closed" in sheets[0]
    assert "Showing 1 to " in sheets[-1]
    assert all("Moderation" in sheet for sheet in sheets)  # the head of the table is repeated
    then_nothing_can_be_pressed(
        sheets, "Export as CSV", "Apply filters", "Next", "Clear filters", "Save view"
    )


def test_a_run_begins_with_its_cover_sheet(someone):
    inspector = someone("inspector")
    inspector.clicks("Extracts").writes("As known on", "4/1/2023").clicks("Run").reads("Digest of the rows")
    digest = inspector.page.locator("main code").first.inner_text()
    sheets = paper.sheets(inspector.page)
    then_each_sheet_says_what_it_is(sheets, "rows as known 4 January 2023, 23:59")
    assert digest in sheets[0].replace(" ", "") and "Scope" in sheets[0]
    assert "Reference" not in sheets[0] and "NW-" in sheets[1]
    then_nothing_can_be_pressed(sheets, "Run again", "Export as CSV")


def test_a_decision_is_printed_with_its_digest_and_without_its_form(someone):
    moderator = someone("moderator")
    moderator.clicks("Moderation").clicks(moderator.first_reference()).reads("Scores side by side")
    sheets = paper.sheets(moderator.page)
    then_each_sheet_says_what_it_is(sheets, "Moderate NW-")
    assert "Digest of exactly what was submitted" in " ".join(sheets)
    assert "Force habit" not in " ".join(sheets)  # closed, so that it leads nobody
    then_nothing_can_be_pressed(sheets, "Agree", "Decide")


def given_the_threat_with_most_people(visitor: Visitor) -> tuple[str, list[str]]:
    """The reference of the threat with most linked people, and their names as its page shows them."""
    visitor.opens("/threats?phase=open")
    found: dict[str, list[str]] = {}
    for reference in visitor.page.locator("main tbody th a").all_inner_texts():
        visitor.opens(f"/threats/{reference}")
        found[reference] = visitor.page.locator("#people tbody th span[data-typed]").all_inner_texts()
    reference = max(found, key=lambda one: len(found[one]))
    assert found[reference], found
    visitor.opens(f"/threats/{reference}")
    return reference, found[reference]


def then_each_sheet_says_what_it_is(sheets: list[str], title: str) -> None:
    for sheet in sheets:
        assert sheet.count(MARKING) == 2, sheet
        assert title in sheet and FROM in sheet and "Page made " in sheet, sheet


def then_nothing_can_be_pressed(sheets: list[str], *names: str) -> None:
    assert [name for name in names if name in " ".join(sheets)] == []
