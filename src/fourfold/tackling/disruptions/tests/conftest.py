"""Two threats of one force, and records of what was done to them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions import actions
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts as threat_facts


def facts(agency, **changed):
    """What somebody says of an event of ten days ago."""
    return {
        "agency_id": agency,
        "role": "lead",
        "event_on": clock.day_of(clock.read()) - timedelta(days=10),
        "main_p": "pursue",
        "claimed": "moderate",
        "what": "Warrant at Elm Street: two arrested, a phone seized.",
        **changed,
    }


@pytest.fixture
def coordinator(person, codes):
    return person("coordinator", "cheshire")


@pytest.fixture
def region(person, codes):
    return person("moderator", "nwrocu_rocta")


@pytest.fixture
def other(person, codes):
    return person("coordinator", "merseyside")


def a_threat(by, owner, **more):
    with viewing(by) as now:
        return recording.add(facts=threat_facts(owner, **more), by=by, at=now)


@pytest.fixture
def larch(coordinator, register):
    return a_threat(coordinator, register["cheshire"])


@pytest.fixture
def warrant(coordinator, larch, register):
    """Cheshire's record of a warrant against its own group."""
    return recorded(coordinator, register["cheshire"], larch.reference)


def recorded(by, agency, *references, results=(), people=(), **changed):
    with viewing(by) as now:
        return actions.record(
            facts=facts(agency, **changed), threats=references, results=results, people=people, by=by, at=now
        )
