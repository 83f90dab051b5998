"""An analyst loads the force's file: tried first, loaded whole, its bad row held back, said why, and mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import TimeoutError as Waited

from fourfold.config.commands.worker import working
from tests.journeys.visitor import Visitor

HEADINGS = (
    "Ref",
    "Threat name",
    "Type",
    "Sub type",
    "Summary",
    "Main crime area",
    "Other crime areas",
    "Owning force",
    "Lead agency",
    "Status",
    "SOC?",
    "Event date",
    "APMIS no",
    "PND ref",
    "Councils",
    "LRO",
    "Next review",
)
GOOD = (
    {"Ref": "CH-90001", "Threat name": "Op Wrenmoss", "Type": "OCG", "Main crime area": "Drugs"},
    {"Ref": "CH-90002", "Threat name": "Op Fallowlight", "Type": "PI", "Main crime area": "Cyber"},
)
BAD = {"Ref": "CH-90003", "Threat name": "Op Marlstone", "Type": "OCG", "Main crime area": "Firearms",
       "Event date": "31/02/2023"}  # fmt: skip
ALWAYS = {"Owning force": "Cheshire", "Status": "Pursue", "SOC?": "Yes", "Event date": "04/01/2023"}
WHY = "31/02/2023 is not a date"
THREATS = "Cheshire: threats"
MANY = 2_500
WHILE = 60_000  # milliseconds that a worker may take for them on a busy machine


def test_a_file_is_tried_then_loaded_and_its_bad_row_held_back_and_mended(someone):
    analyst = someone("analyst")
    file = given_a_file_with_a_bad_row()
    when_they_try_it(analyst, file)
    then_nothing_is_loaded_and_they_see_what_would_be(analyst)
    when_they_load_it(analyst)
    then_the_good_rows_are_threats(analyst)
    then_the_bad_row_is_held_back_with_its_reason(analyst)
    when_they_mend_it(analyst)
    then_it_is_a_threat_too(analyst)


def test_the_same_file_again_changes_nothing(someone):
    analyst = someone("analyst")
    file = given_a_file_with_a_bad_row()
    when_they_try_it(analyst, file)
    when_they_load_it(analyst)
    before = number_of_threats(analyst)
    when_they_try_it(analyst, file)
    analyst.reads("This very file was loaded before. Nothing has changed.")
    assert number_of_threats(analyst) == before


def test_a_file_that_stops_early_is_refused_whole(someone):
    analyst = someone("analyst")
    before = number_of_threats(analyst)
    when_they_try_it(analyst, written(GOOD))
    analyst.reads("There is a problem")
    assert number_of_threats(analyst) == before


@pytest.fixture
def a_worker(region: object) -> Iterator[None]:
    """Somebody who does what takes longer than a page may."""
    with working():
        yield


def test_a_larger_file_is_tried_and_loaded_while_they_may_leave_the_page(someone, scripts, a_worker):
    analyst = someone("analyst")
    before = number_of_threats(analyst)
    when_they_try_it(analyst, a_larger_file())
    analyst.reads("You can leave this page.")
    when_it_has_ended(analyst, scripts)
    analyst.reads("Nothing is loaded yet.").reads(f"{MANY:,} good, 0 held back")
    analyst.clicks("Load").reads("You can leave this page.")
    number_of_threats(analyst)  # they do something else
    analyst.page.go_back()
    when_it_has_ended(analyst, scripts)
    analyst.reads("Where rows went")
    assert number_of_threats(analyst) == before + MANY


def when_it_has_ended(analyst: Visitor, scripts: bool) -> None:
    """With scripts the page loads itself anew; without, they look again now and then."""
    if scripts:
        analyst.page.get_by_role("link", name="Look again").wait_for(state="hidden", timeout=WHILE)
        return
    again = analyst.page.get_by_role("link", name="Look again")
    for _look in range(WHILE // 500):
        analyst.page.wait_for_timeout(500)
        if not again.count():
            return
        again.click()
    raise Waited("The work on this file did not end")


def a_larger_file() -> str:
    """More rows than a page tries by itself."""
    rows = [
        {
            "Ref": f"CH-7{number:05}",
            "Threat name": f"Op Wren {number}",
            "Type": "OCG",
            "Main crime area": "Drugs",
        }
        for number in range(MANY)
    ]
    return written(rows) + f"END OF FILE,{len(rows)}\r\n"


def given_a_file_with_a_bad_row() -> str:
    rows = (*GOOD, BAD)
    return written(rows) + f"END OF FILE,{len(rows)}\r\n"


def written(rows: Sequence[dict[str, str]]) -> str:
    lines = (",".join((ALWAYS | row).get(heading, "") for heading in HEADINGS) for row in rows)
    return "".join(f"{line}\r\n" for line in (",".join(HEADINGS), *lines))


def when_they_try_it(analyst: Visitor, content: str) -> None:
    analyst.opens("/")
    analyst.clicks("Feeds").clicks("Load a file")
    analyst.selects("Sender", THREATS).brings("File", "soc_threats.csv", content)
    analyst.clicks("Try this file")


def then_nothing_is_loaded_and_they_see_what_would_be(analyst: Visitor) -> None:
    analyst.reads("Nothing is loaded yet. This is what loading would do.")
    analyst.reads("Rows that would be held back").reads(WHY)


def when_they_load_it(analyst: Visitor) -> None:
    analyst.clicks("Load").reads("Rows held back")  # said once it is loaded


def then_the_good_rows_are_threats(analyst: Visitor) -> None:
    batch = analyst.page.url
    for name in ("Op Wrenmoss", "Op Fallowlight"):
        analyst.finds(name).reads(name)
    analyst.finds("Op Marlstone").reads("No threats match.")
    analyst.page.goto(batch)


def then_the_bad_row_is_held_back_with_its_reason(analyst: Visitor) -> None:
    analyst.reads("Rows held back").reads(WHY).reads("Held back")


def when_they_mend_it(analyst: Visitor) -> None:
    analyst.page.get_by_role("link", name="Mend or set aside").first.click()
    analyst.reads(WHY)
    analyst.writes("Event date", "28/02/2023").writes("Why is this right?", "Confirmed by the sender today.")
    analyst.clicks("Check and load this row")


def then_it_is_a_threat_too(analyst: Visitor) -> None:
    analyst.reads("is loaded.")
    analyst.finds("Op Marlstone").reads("Op Marlstone")


def number_of_threats(analyst: Visitor) -> int:
    analyst.opens("/threats")
    return int(analyst.heading().split()[0].replace(",", ""))
