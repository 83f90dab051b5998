"""A force's next file changes what was amended here since: both are compared on the row's page, and one is chosen."""

from __future__ import annotations

from tests.journeys.test_import import GOOD, when_they_load_it, when_they_try_it, written
from tests.journeys.visitor import Visitor

ONE = {**GOOD[0], "Summary": "Sells from two houses", "LRO": "officer 1"}
HERE, LATER = "Sells from a lock-up at Weir Lane.", "Sells from three houses"


def test_what_a_file_and_somebody_here_both_changed_is_compared_and_chosen(someone):
    analyst = someone("analyst")
    given_a_threat_of_a_file(analyst)
    when_somebody_amends_it_here(analyst)
    when_the_next_file_changes_the_same(analyst)
    then_both_are_shown_and_nothing_is_chosen_beforehand(analyst)
    when_they_keep_what_stands_here(analyst)
    then_it_stands_and_what_the_sender_alone_changed_beside_it(analyst)


def a_file(*rows: dict[str, str]) -> str:
    return written(rows) + f"END OF FILE,{len(rows)}\r\n"


def given_a_threat_of_a_file(analyst: Visitor) -> None:
    when_they_try_it(analyst, a_file(ONE))
    analyst.clicks("Load").reads("Where rows went")


def when_somebody_amends_it_here(analyst: Visitor) -> None:
    the_threat(analyst).asks_for("Amend")
    analyst.writes("What it is, in two or three sentences", HERE).clicks("Save").reads(HERE)


def when_the_next_file_changes_the_same(analyst: Visitor) -> None:
    when_they_try_it(analyst, a_file({**ONE, "Summary": LATER, "LRO": "officer 2"}))
    analyst.reads("was changed here, and the sender changed the same since its last file")
    when_they_load_it(analyst)


def then_both_are_shown_and_nothing_is_chosen_beforehand(analyst: Visitor) -> None:
    analyst.page.get_by_role("link", name="Mend or set aside").first.click()
    keep, take = f"Keep what stands here: {HERE}", f"Take what the file says: {LATER}"
    analyst.reads(keep).reads(take)
    assert not analyst.picked("Summary", keep) and not analyst.picked("Summary", take)


def when_they_keep_what_stands_here(analyst: Visitor) -> None:
    analyst.picks("Summary", f"Keep what stands here: {HERE}")
    analyst.writes("Why is this right?", "Seen there on Monday.").clicks("Load this row as chosen")
    analyst.reads("is loaded.")


def then_it_stands_and_what_the_sender_alone_changed_beside_it(analyst: Visitor) -> None:
    the_threat(analyst).reads(HERE).reads("officer 2").does_not_read(LATER)


def the_threat(analyst: Visitor) -> Visitor:
    analyst.finds("Op Wrenmoss").reads("1 threat")
    return analyst.clicks(analyst.first_reference())
