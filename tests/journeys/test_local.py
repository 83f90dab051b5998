"""A lead responsible officer writes what officers are told; a constable reads it before a shift."""

from __future__ import annotations

import re

from tests.journeys import paper
from tests.journeys.visitor import Visitor

DANGER = "A large dog is loose in the yard."
SIGNS = "Two vans that come and go after midnight."
MARKING = "OFFICIAL-SENSITIVE. Police and named partners only"
PERSON = "Tam Oswin"
# Wide letters: what fits in these fits in other words.
LONG = (
    "Women who move between many warehouses mumble; wide wagons come at midnight, and men with masks watch. "
)
REPORT = "Which way they left, and when."


def test_a_brief_is_written_and_read_by_an_officer_of_the_force(someone):
    lro = someone("lro", "cheshire")
    reference = given_an_open_threat_without_a_brief(lro)
    when_they_write_a_brief_and_forget_what_to_report(lro, reference)
    then_it_is_asked_for_and_nothing_typed_is_lost(lro)
    when_they_finish_the_brief(lro)
    officer = someone("frontline")
    when_they_read_their_local_threats(officer)
    then_the_brief_stands_there(officer, reference)


def test_an_officer_reads_one_area_and_comes_back_to_all(someone):
    officer = someone("frontline")
    officer.opens("/local")
    everything = officer.heading()
    officer.selects("Council area", "Warrington").clicks("Show")
    assert officer.heading().endswith(" in Warrington") and "area=" in officer.page.url
    officer.selects("Council area", "All areas").clicks("Show")
    assert officer.heading() == everything


def given_an_open_threat_without_a_brief(lro: Visitor) -> str:
    lro.opens("/local")
    bare = lro.page.locator("main li[id]", has_text="No brief yet").first
    return bare.get_attribute("id") or ""


def when_they_write_a_brief_and_forget_what_to_report(lro: Visitor, reference: str) -> None:
    lro.opens(f"/threats/{reference}")
    lro.asks_for("Write the brief").reads("Officers read this on a telephone. Name no source.")
    lro.writes("Safety", DANGER).writes("Signs to look for", SIGNS).writes("Review day", "1/12/2023")
    lro.clicks("Save")


def then_it_is_asked_for_and_nothing_typed_is_lost(lro: Visitor) -> None:
    lro.reads("There is a problem").reads("Fill in “What to report”.")
    assert (lro.written("Safety"), lro.written("Signs to look for")) == (DANGER, SIGNS)


def when_they_finish_the_brief(lro: Visitor) -> None:
    lro.writes("What to report", REPORT).clicks("Save").reads("The brief is saved.")
    lro.reads(DANGER)


def when_they_read_their_local_threats(officer: Visitor) -> None:
    officer.clicks("Local threats")
    officer.reads("Local threats:")


def then_the_brief_stands_there(officer: Visitor, reference: str) -> None:
    card = officer.page.locator(f"main #{reference}")
    for words in (DANGER, SIGNS, REPORT, "Reviewed 14 July 2023", "Tell:"):
        assert words in " ".join(card.inner_text().split()), words
    assert officer.page.get_by_text("Write the brief").count() == 0


def test_what_an_officer_takes_along_is_one_sheet_without_people(someone):
    lro = someone("lro", "cheshire")
    given_threats_with_the_longest_briefs_and_people(lro, 2)
    officer = someone("frontline")
    when_they_read_their_local_threats(officer)
    (sheet,) = paper.sheets(officer.page)
    for words in (
        MARKING,
        "Printed from Fourfold by Ifeoma Larksdale",
        "All council areas",
    ):
        assert words in sheet, words
    said, whole = map(int, re.search(r"On paper: (\d+) of (\d+)", sheet).groups())
    assert sheet.count(MARKING) == 2 and 2 <= sheet.count("Tell:") == said < whole
    assert PERSON not in sheet and "named on the page" in sheet
    assert PERSON in officer.text() and "Show" not in sheet.split()


def given_threats_with_the_longest_briefs_and_people(lro: Visitor, number: int) -> None:
    lro.opens("/local")
    briefed = lro.page.locator("main section[id]")
    for reference in [one.get_attribute("id") for one in briefed.all()][:number]:
        lro.opens(f"/threats/{reference}/people/link")
        lro.writes("Name", PERSON).picks("Role", "Member").picks("Category in this matter", "Suspected")
        lro.writes("Source", "Log 41").picks("Confidence", "Medium").clicks("Link this person").reads(PERSON)
        lro.opens(f"/threats/{reference}/brief")
        for label, most in (("Safety", 300), ("Signs to look for", 500), ("What to report", 500)):
            lro.writes(label, (LONG * 9)[:most].strip())
        lro.writes("Review day", "1/12/2023").clicks("Save").reads("The brief is saved.")
