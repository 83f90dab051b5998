"""The history of a disruption says what changed, also of what hangs on it, by whom; and hides what is not one's own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.tackling.disruptions import actions, changes, presenters, rules
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded
from fourfold.tackling.disruptions.tests.files import load, row

ARREST, CASH = (
    rules.Outcome("arrests", Decimal(2)),
    rules.Outcome("cash", Decimal("10.5"), note="found in a van"),
)


def told(by, number):
    """Every event of a record, the first first: its title, who, and what changed."""
    with viewing(by) as now:
        words = presenters.Words.on(clock.day_of(now))
        found = reversed(changes.history(number, words, until=now))
        return [
            (one.title, one.by, {str(label): (was, then) for label, was, then in one.changes})
            for one in found
        ]


def amended(by, found, **changed):
    with viewing(by) as now:
        held = Disruption.objects.get(pk=found.pk)
        return actions.amend(disruption=held, opened=held.edition, changes={}, by=by, at=now, **changed)


@pytest.fixture
def ash(coordinator, register):
    return a_threat(coordinator, register["cheshire"], name="Op Ash")


def test_what_is_taken_off_is_told_as_well_as_what_is_added(coordinator, larch, ash, register):
    with viewing(coordinator):
        tam = entities.add_person(
            name="Tam Oswin", born_on=None, held_by=register["cheshire"], by=coordinator
        )
    found = recorded(coordinator, register["cheshire"], larch.reference, results=[ARREST], people=[tam.pk])
    amended(coordinator, found, threats=[ash.reference])
    amended(coordinator, found, results=[CASH])
    amended(coordinator, found, people=[])
    who = coordinator.name
    assert told(coordinator, found.pk) == [
        ("Recorded", who, {"Threats": ("none", larch.reference), "Results": ("none", "Arrests: 2"),
                           "People concerned": ("none", "Tam Oswin")}),
        ("Changed", who, {"Threats": (larch.reference, ash.reference)}),
        ("Changed", who, {"Results": ("Arrests: 2", "Cash seized (pounds): £10.50 (found in a van)")}),
        ("Changed", who, {"People concerned": ("Tam Oswin", "none")}),
    ]  # fmt: skip


def test_a_threat_that_another_agency_attached_leaves_no_trace_where_it_cannot_be_seen(
    coordinator, other, region, larch, register
):
    hidden = a_threat(other, register["merseyside"], name="Op Yew")
    found = recorded(coordinator, register["cheshire"], larch.reference)
    with viewing(region) as now:
        actions.attach(disruption=found, threat=hidden, by=region, at=now)
    assert hidden.reference not in str(told(coordinator, found.pk))
    assert f"{larch.reference}, {hidden.reference}" in str(told(region, found.pk))


def test_a_file_that_changes_results_alone_is_told_and_is_another_edition(coordinator, larch, register):
    """Else somebody who has the results open would overwrite those of the file without being told."""
    sent = {"threat_references": [larch.reference]}
    load(coordinator, row(1, register["cheshire"], arrests=2, **sent))
    with viewing(coordinator):
        opened = Disruption.objects.get()
    load(coordinator, row(1, register["cheshire"], arrests=3, **sent))
    with viewing(coordinator) as now, pytest.raises(Clash):
        actions.amend(
            disruption=opened, opened=opened.edition, changes={}, results=[CASH], by=coordinator, at=now
        )
    assert told(coordinator, opened.pk)[-1][2] == {"Results": ("Arrests: 2", "Arrests: 3")}
    load(coordinator, row(1, register["cheshire"], arrests=3, evidence="EX/1", **sent))
    assert "Results" not in told(coordinator, opened.pk)[-1][2]
    load(coordinator, row(1, register["cheshire"], arrests=0, evidence="EX/1", **sent))
    assert told(coordinator, opened.pk)[-1][2] == {"Results": ("Arrests: 3", "none")}
