"""Two reports tell of one event: the co-ordinator adds the second to the record of the first, and both are told."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.journeys.visitor import Visitor

FIRST = "Warrant at Weir Lane with the search team: two arrested, 40 wraps found."
SECOND = "Held the back door at Weir Lane. The tall man ran and was caught, he had £900."


def test_a_report_of_an_event_that_is_recorded_already_is_added_to_its_record(someone):
    officer = someone("frontline", phone=True)
    first, second = (when_an_officer_reports(officer, words) for words in (FIRST, SECOND))
    coordinator = someone("coordinator")
    coordinator.opens("/threats?kind=ocg&phase=open")
    threat = coordinator.first_reference()
    stands = when_the_first_becomes_a_disruption(coordinator, first, threat)
    when_the_second_is_said_to_be_the_same_event(coordinator, second, threat, stands)
    then_one_record_holds_both_texts(coordinator, threat, stands)
    then_the_officer_reads_what_became_of_each(officer, stands)


def test_a_report_of_an_event_that_is_recorded_already_is_answered_by_its_reference(someone):
    """Where nothing is to be added, the co-ordinator names the record, and no word of it changes."""
    officer = someone("frontline", phone=True)
    first, second = (when_an_officer_reports(officer, words) for words in (FIRST, SECOND))
    coordinator = someone("coordinator")
    coordinator.opens("/threats?kind=ocg&phase=open")
    stands = when_the_first_becomes_a_disruption(coordinator, first, coordinator.first_reference())
    coordinator.opens(f"/reports/{second}/settle")
    coordinator.picks("What becomes of it?", "It is the same event as a disruption that stands").clicks(
        "Save"
    )
    coordinator.reads("Give the reference of the disruption that is of the same event.")
    coordinator.writes("Reference of the disruption", stands).clicks("Save").reads(
        "Saved. Whoever reported it is told."
    )
    coordinator.does_not_read(second)
    coordinator.opens(f"/disruptions/{stands}")
    coordinator.does_not_read(SECOND)
    then_the_officer_reads_what_became_of_each(officer, stands)


def when_an_officer_reports(officer: Visitor, words: str) -> str:
    officer.opens("/report")
    officer.writes("What happened?", words).clicks("Send").reads("Sent to: SOC co-ordinator, Cheshire")
    return officer.heading().split()[-1]


def when_the_first_becomes_a_disruption(coordinator: Visitor, report: str, threat: str) -> str:
    coordinator.opens("/inbox")
    coordinator.clicks(report).clicks("Record a disruption of it")
    assert coordinator.written("What happened?") == FIRST
    coordinator.writes("Threat", threat).picks("Mainly", "Pursue").clicks("Save").reads("What came of it?")
    return urlsplit(coordinator.page.url).path.split("/")[2]


def when_the_second_is_said_to_be_the_same_event(
    coordinator: Visitor, report: str, threat: str, stands: str
) -> None:
    coordinator.opens("/inbox")
    coordinator.clicks(report).clicks("Record a disruption of it")
    coordinator.writes("Threat", threat).picks("Mainly", "Pursue").clicks("Save")
    coordinator.reads("against the same threat").reads(stands).reads(FIRST).clicks("Same event")
    assert coordinator.heading() == f"Amend {stands}"
    coordinator.reads("Whoever reported it is told when this is saved.").reads(report)
    both = coordinator.written("What happened?")
    assert FIRST in both and SECOND in both, "no word of either is lost"
    coordinator.clicks("Save").reads("Saved. Whoever reported it is told that this is the same event.")


def then_one_record_holds_both_texts(coordinator: Visitor, threat: str, stands: str) -> None:
    coordinator.reads(stands).reads(FIRST).reads(SECOND)
    coordinator.opens(f"/disruptions?threat={threat}&event_from=14/7/2023")
    coordinator.reads("1 disruption")
    coordinator.opens("/inbox")
    coordinator.does_not_read("Weir Lane")


def then_the_officer_reads_what_became_of_each(officer: Visitor, stands: str) -> None:
    officer.opens("/")
    officer.reads(f"It is the same event as {stands}, which stands already")
    officer.opens("/reports")
    officer.reads(f"It stands as {stands}").reads(f"It is the same event as {stands}")
