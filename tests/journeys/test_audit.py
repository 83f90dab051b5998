"""An auditor asks what a colleague did, reads the words of a search for a reason, and has the chain checked."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

SOUGHT = "Op Wrenmoss"


def test_an_auditor_finds_what_a_colleague_read_and_is_recorded(someone):
    reference = given_a_coordinator_who_opened_a_threat(someone("coordinator"))
    auditor = someone("auditor")
    auditor.clicks("Audit").reads("This reading is recorded.")
    when_they_search(auditor, Person="Imran Quillfeather", Record=reference)
    auditor.reads("threat.read").reads("Imran Quillfeather")
    assert "Quillfeather" not in auditor.page.url
    then_the_regional_auditor_reads_of_it(someone("regional_auditor"))


def test_more_than_a_month_is_refused_and_nothing_typed_is_lost(someone):
    auditor = someone("auditor")
    auditor.opens("/audit")
    when_they_search(auditor, **{"First day": "1/1/2023", "Last day": "1/4/2023"})
    auditor.reads("Choose 31 days at most, or a record.")
    assert auditor.written("First day") == "1/1/2023"


def test_the_words_of_a_search_are_read_for_a_reason(someone):
    someone("coordinator").finds(SOUGHT)
    auditor = someone("auditor")
    auditor.opens("/audit?operation=consultation")
    assert SOUGHT not in auditor.text()
    auditor.page.get_by_role("link", name="threat.find").first.click()
    auditor.reads("with your reason")
    auditor.writes("Why do you need the words?", "Complaint 12").clicks("Show the words").reads(SOUGHT)
    auditor.opens("/audit")
    auditor.reads("Complaint 12")


def test_the_chain_is_checked_at_once(someone):
    auditor = someone("regional_auditor")
    auditor.opens("/audit/checkpoints")
    auditor.clicks("Check now").reads("checked, and whole").reads("Chain whole to")
    auditor.clicks("Grants").reads("Approved by")
    auditor.clicks("Unusual use").reads("worth a question")


def given_a_coordinator_who_opened_a_threat(coordinator: Visitor) -> str:
    coordinator.opens("/threats")
    reference = coordinator.first_reference()
    coordinator.opens(f"/threats/{reference}")
    return reference


def when_they_search(auditor: Visitor, **asked: str) -> None:
    auditor.page.locator("main summary").first.click()
    for label, value in asked.items():
        auditor.writes(label, value)
    auditor.clicks("Show the entries")


def then_the_regional_auditor_reads_of_it(regional: Visitor) -> None:
    regional.opens("/audit")
    regional.reads("audit.find").reads("Oriel Brackenthwaite")
