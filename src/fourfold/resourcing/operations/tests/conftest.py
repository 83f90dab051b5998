"""An operation and a threat of one force, and who keeps them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts as threat_facts


def facts(owner, **changed):
    return {
        "name": "Operation Alder",
        "owner_agency_id": owner,
        "unit_id": None,
        "sio": "DS Marrow",
        "level": "level_2",
        "why_here": "The line starts in this force.",
        "starts_on": clock.day_of(clock.read()),
        "financial_investigator": "F. Tallis",
        "no_financial_investigator_because": "",
        **changed,
    }


@pytest.fixture
def coordinator(person, codes):
    return person("coordinator", "cheshire")


@pytest.fixture
def alder(coordinator, register):
    with viewing(coordinator) as now:
        begun = clock.day_of(now) - timedelta(days=30)
        return actions.open_operation(
            facts=facts(register["cheshire"], starts_on=begun), by=coordinator, at=now
        )


@pytest.fixture
def larch(coordinator, register):
    with viewing(coordinator) as now:
        made = recording.add(facts=threat_facts(register["cheshire"]), by=coordinator, at=now)
        made.record = made.pk
        return made


@pytest.fixture
def serving(alder, larch, coordinator):
    with viewing(coordinator) as now:
        return actions.serve(operation=alder, threat=larch, on=alder.starts_on, by=coordinator, at=now)
