"""What the page of an operation shows of disruptions and activity: of its threats, while it served them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions as operations
from fourfold.resourcing.operations.tests.conftest import facts as operation_facts
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.disruptions import actions, panel
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded


@pytest.fixture
def alder(coordinator, larch, register):
    """An operation of the last 30 days that serves a threat since 20 days ago."""
    with viewing(coordinator) as now:
        begun = clock.day_of(now) - timedelta(days=30)
        given = operation_facts(register["cheshire"], starts_on=begun)
        made = operations.open_operation(facts=given, by=coordinator, at=now)
        larch.record = larch.pk
        operations.serve(operation=made, threat=larch, on=begun + timedelta(days=10), by=coordinator, at=now)
        return made


def shown(browser, operation, query=""):
    answer = browser.get(f"/operations/{operation.pk}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def days_ago(days):
    return clock.day_of(clock.read()) - timedelta(days=days)


def test_it_shows_what_was_done_to_its_threats_while_it_served_them(
    alder, warrant, larch, coordinator, register, browse
):
    cheshire = register["cheshire"]
    before = recorded(coordinator, cheshire, larch.reference, event_on=days_ago(25))
    first_day = recorded(coordinator, cheshire, larch.reference, event_on=days_ago(20))
    elsewhere = recorded(coordinator, cheshire, a_threat(coordinator, cheshire, name="Op Sorrel").reference)
    page = shown(browse(coordinator), alder)
    assert "Disruptions and activity" in page and f"/disruptions/{warrant.reference}" in page
    assert f"/disruptions/{first_day.reference}" in page
    assert before.reference not in page and elsewhere.reference not in page
    assert f"/disruptions/new?threat={larch.reference}" in page


def test_once_it_serves_the_threat_no_more_later_events_are_not_its_own(
    alder, warrant, larch, coordinator, register, browse
):
    with viewing(coordinator) as now:
        service = alder.services.get()
        operations.stop_serving(service=service, on=days_ago(12), by=coordinator, at=now)
    kept = recorded(coordinator, register["cheshire"], larch.reference, event_on=days_ago(12))
    page = shown(browse(coordinator), alder)
    assert warrant.reference not in page and kept.reference in page
    assert "/disruptions/new?threat=" not in page


def test_an_operation_without_any_says_so(alder, coordinator, browse):
    assert "No disruption or activity while it served a threat yet." in shown(browse(coordinator), alder)


def test_it_leads_to_the_report_that_a_disruption_came_from(alder, warrant, coordinator, person, browse):
    with viewing(coordinator) as now:
        told = activity.report(facts=Told("Two arrested.", "", clock.day_of(now)), by=coordinator, at=now)
        activity.settle(report=told, opened=1, state="same_event", answer="", became=warrant.reference,
                        by=coordinator, at=now)  # fmt: skip
    assert f"/reports/{told.reference}" in shown(browse(coordinator), alder)
    assert told.reference not in shown(browse(person("analyst", "cheshire")), alder), "not theirs to read"


def test_more_than_fit_lead_to_the_lists_of_all(alder, larch, coordinator, register, browse):
    made = [recorded(coordinator, register["cheshire"], larch.reference) for _ in range(panel.MOST + 1)]
    page = shown(browse(coordinator), alder)
    assert f"Showing the newest {panel.MOST} of {len(made)}." in page
    address = f"/disruptions?threat={larch.reference}&event_from={days_ago(20).isoformat()}"
    assert f'href="{address}"' in page.replace("&amp;", "&")
    assert f"{len(made)} disruptions" in browse(coordinator).get(address).content.decode()


def test_in_the_past_it_shows_what_was_known_then(alder, larch, coordinator, register, browse):
    early = recorded(coordinator, register["cheshire"], larch.reference, claimed="minor")
    then = clock.read()
    with viewing(coordinator) as now:
        actions.amend(disruption=early, opened=1, changes={"claimed": "major"}, by=coordinator, at=now)
    late = recorded(coordinator, register["cheshire"], larch.reference)
    browser = browse(coordinator)
    page = shown(browser, alder, f"?as_of={then.isoformat().replace('+00:00', '')}")
    assert early.reference in page and "Minor, claimed" in page and late.reference not in page
    assert "/disruptions/new?threat=" not in page
    assert "Major, claimed" in shown(browser, alder) and late.reference in shown(browser, alder)


def test_a_reader_of_another_force_sees_no_operation_and_its_totals_are_their_own(
    alder, warrant, other, region, browse
):
    assert browse(other).get(f"/operations/{alder.pk}").status_code == 404
    assert warrant.reference in shown(browse(region), alder)
