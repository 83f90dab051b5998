"""A lead responsible officer writes what officers are told; a constable reads it before a shift."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

DANGER = "A large dog is loose in the yard."
SIGNS = "Two vans that come and go after midnight."
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
