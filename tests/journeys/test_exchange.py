"""From the outbox to the national database and back: refused, corrected, accepted; in the end the two lists agree."""

from __future__ import annotations

from fourfold.demo.national.database import NationalDatabase, Record
from fourfold.reporting.exchange.maps import newest
from tests.journeys.region import Stage
from tests.journeys.visitor import Visitor

KINDS = {"threat": "Threats", "assessment": "Assessments", "disruption": "Disruptions"}
ACCEPTED = """
    select distinct on (kind, record) kind, act, national_reference, reference, content from exchange_sent
    where accepted order by kind, record, answered_at desc, id desc
"""
LONG_NAME = "Op " + "Larch " * 12


def test_a_refusal_is_corrected_and_in_the_end_nothing_differs(someone, region):
    coordinator, national = someone("coordinator", "cheshire"), given_what_stands_there(region)
    reference = given_an_accepted_threat_that_has_too_long_a_name(coordinator)
    when_the_last_receipt_is_taken(coordinator, national)
    when_everything_is_sent(coordinator, national)
    then_the_refusal_stands_on_the_record(coordinator, reference)
    when_it_is_corrected(coordinator, reference)
    when_everything_is_sent(coordinator, national)
    then_it_is_accepted(coordinator, reference)
    when_the_national_lists_are_loaded(coordinator, national)
    coordinator.opens("/reconciliation")
    coordinator.reads("Nothing differs.")


def given_what_stands_there(region: Stage) -> NationalDatabase:
    """The stand-in remembers what it accepted while the demonstration was made."""
    national = NationalDatabase()
    with region.server.connect(region.served) as connection:
        for kind, act, number, reference, content in connection.execute(ACCEPTED):
            if act != "withdraw":
                national.records[number] = Record(
                    kind, number, reference, newest().sheets[kind].cells(content)
                )
                national.given = max(national.given, int(number[-6:]))
    return national


def given_an_accepted_threat_that_has_too_long_a_name(coordinator: Visitor) -> str:
    coordinator.opens("/outbox?state=accepted&kind=threat")
    reference = coordinator.first_reference()
    coordinator.opens(f"/threats/{reference}/amend")
    coordinator.writes("Name", LONG_NAME).clicks("Save")
    coordinator.reads("Saved.")
    return reference


def when_the_last_receipt_is_taken(coordinator: Visitor, national: NationalDatabase) -> None:
    """A file was put in before today; its receipt comes now."""
    coordinator.opens("/outbox")
    coordinator.page.locator("main ul a[href*='/outbox/files/']").first.click()
    coordinator.reads("Put into the national database by")
    answer(coordinator, national, "threat")


def when_everything_is_sent(coordinator: Visitor, national: NationalDatabase) -> None:
    """Threats first: an assessment is refused until its threat stands there. A reference that only a sender gave is
    tried once, and then added: so each kind is sent until nothing waits."""
    for kind, label in KINDS.items():
        for _time in range(3):
            coordinator.opens("/outbox")
            button = coordinator.page.get_by_role("button", name=f"Write the file: {label}", exact=True)
            if button.count() == 0 or coordinator.page.get_by_text(f"{label}: 0 wait").count():
                break
            button.click()
            coordinator.reads("is written. Fetch it, put it in").clicks("I have put it in").reads(
                "counts as sent"
            )
            answer(coordinator, national, kind)


def answer(coordinator: Visitor, national: NationalDatabase, kind: str) -> None:
    """Fetch the file of the page that is open, give it to the stand-in, and take the receipt."""
    file = coordinator.page.request.get(f"{coordinator.page.url}.csv").body()
    coordinator.opens("/outbox/receipt")
    coordinator.brings("File", "receipt.csv", national.take(kind, file).decode())
    coordinator.clicks("Take the receipt").reads("accepted,")


def when_the_national_lists_are_loaded(coordinator: Visitor, national: NationalDatabase) -> None:
    for kind, label in KINDS.items():
        coordinator.opens("/reconciliation/load")
        coordinator.picks("The list of", label).brings("File", "list.csv", national.export(kind).decode())
        coordinator.clicks("Load it").reads("loaded.")


def then_the_refusal_stands_on_the_record(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.reads("Name is longer than 60 letters").reads("Correct it here, then it is sent again.")


def when_it_is_corrected(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}/amend")
    coordinator.writes("Name", "Op Larchwood").clicks("Save")
    coordinator.reads("Saved.")


def then_it_is_accepted(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.reads("National database: accepted")
