"""A co-ordinator records a disruption; a second force claims the same event; the region brings the two together."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.journeys.visitor import Visitor

WHAT = "Warrant at Harbour Road: two arrested, a phone seized."
CLAIM = "Our officers made the two arrests at Harbour Road."
DAY = "12/7/2023"


def test_one_event_that_two_forces_claim_is_counted_once(someone):
    coordinator = someone("coordinator")
    threat = given_an_open_group(coordinator)
    leads = when_the_coordinator_records_it(coordinator, threat)
    then_its_results_stand_with_their_units(coordinator, leads)
    then_the_threats_page_shows_it(coordinator, threat, leads)
    second = someone("lro", "north_wales")
    claim = when_a_second_force_claims_it_by_a_reference_that_it_cannot_see(second, threat)
    region = someone("moderator")
    when_the_region_attaches_the_threat(region, claim, threat)
    when_the_region_joins_the_two(region, leads, claim)
    second.opens(f"/disruptions/{claim}")
    second.reads("Another record of the same event leads, by Cheshire").does_not_read(leads)
    coordinator.opens(f"/disruptions/{leads}")
    coordinator.reads("1 other agency contributed")


def test_the_same_event_recorded_a_second_time_is_asked_about_and_no_word_is_lost(someone):
    coordinator = someone("coordinator")
    threat = given_an_open_group(coordinator)
    first = when_the_coordinator_records_it(coordinator, threat)
    coordinator.opens(f"/disruptions/new?threat={threat}")
    coordinator.writes("What happened?", CLAIM).writes("When", "13/7/2023").picks("Mainly", "Pursue").clicks(
        "Save"
    )
    coordinator.reads("against the same threat").reads(first).clicks("Same event")
    assert WHAT in coordinator.written("What happened?") and CLAIM in coordinator.written("What happened?")
    coordinator.clicks("Save").reads("Saved.").reads(CLAIM)
    coordinator.opens(f"/disruptions?threat={threat}&event_from={DAY}&event_to=13/7/2023")
    coordinator.reads("1 disruption")


def given_an_open_group(coordinator: Visitor) -> str:
    coordinator.opens("/threats?kind=ocg&phase=open")
    return coordinator.first_reference()


def when_the_coordinator_records_it(coordinator: Visitor, threat: str) -> str:
    coordinator.opens(f"/threats/{threat}")
    coordinator.page.locator("#disruptions").get_by_role("link", name="Record a disruption").click()
    coordinator.writes("What happened?", WHAT).writes("When", DAY).picks("Mainly", "Pursue").picks(
        "Effect claimed", "Moderate"
    )
    coordinator.clicks("Save").reads("What came of it?")
    reference = reference_of(coordinator)
    coordinator.selects("Result", "Arrests").writes("How much", "2").clicks("Save")
    return reference


def then_its_results_stand_with_their_units(coordinator: Visitor, reference: str) -> None:
    coordinator.reads(reference).reads("Arrests").reads("it is counted once")


def then_the_threats_page_shows_it(coordinator: Visitor, threat: str, reference: str) -> None:
    coordinator.opens(f"/threats/{threat}")
    coordinator.reads(reference).reads("Moderate, claimed")


def when_a_second_force_claims_it_by_a_reference_that_it_cannot_see(second: Visitor, threat: str) -> str:
    second.opens("/disruptions/new")
    second.writes("What happened?", CLAIM).writes("Threat", threat.lower()).writes("When", DAY)
    second.picks("Mainly", "Pursue").clicks("Save")
    claim = reference_of(second)
    second.opens(f"/disruptions/{claim}")
    second.reads("Given by reference, and not attached yet").reads(threat).reads("nothing is lost")
    return claim


def when_the_region_attaches_the_threat(region: Visitor, claim: str, threat: str) -> None:
    region.opens("/")
    region.reads("Disruptions to bring together").reads("a threat that is not attached yet")
    region.opens("/disruptions/same-events")
    region.page.get_by_role("link", name=f"Attach {claim}").click()
    region.clicks("Attach").reads(f"{threat} is attached.")


def when_the_region_joins_the_two(region: Visitor, leads: str, claim: str) -> None:
    region.opens("/disruptions/same-events")
    region.page.get_by_role("link", name=f"Same event {leads}, {claim}").click()
    region.page.get_by_label(leads).check()
    region.writes("Why it is one event", "One warrant, two forces.").clicks("Join")
    region.reads(f"the event is counted once, for {leads}").reads("North Wales")


def reference_of(visitor: Visitor) -> str:
    return urlsplit(visitor.page.url).path.split("/")[2]
