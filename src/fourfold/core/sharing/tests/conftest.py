"""A force and a council, and what they agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.actions.agreeing import Agreed
from fourfold.core.sharing.models import Agreement

KINDS = ["subject", "threat", "place", "signs", "contact", "victim"]


def today():
    return clock.day_of(clock.read())


def agreed(register, **changed):
    given = {
        "owner_agency_id": register["cheshire"],
        "title": "Safeguarding in Halton",
        "basis": "crime_and_disorder_115",
        "purposes": ["safeguarding", "prevention"],
        "kinds": KINDS,
        "starts_on": today() - timedelta(days=30),
        "review_on": today() + timedelta(days=300),
    }
    return Agreed(**{**given, **changed})


@pytest.fixture
def coordinator(person, codes):
    return person("coordinator", "cheshire")


@pytest.fixture
def approver(person, codes):
    return person("decider", "nwrocu_rocta")


@pytest.fixture
def council(register):
    return register["halton_council"]


@pytest.fixture
def ask(coordinator, council, register):
    """Asks for an agreement with the council."""

    def make(parties=None, by=None, **changed):
        with viewing(by or coordinator) as now:
            return agreeing.ask(
                agreed=agreed(register, **changed), parties=parties or [council], by=by or coordinator, at=now
            )

    return make


@pytest.fixture
def approve(approver):
    def make(agreement):
        with viewing(approver) as now:
            return agreeing.approve(agreement=agreement, opened=agreement.edition, by=approver, at=now)

    return make


@pytest.fixture
def agreement(ask, approve):
    return approve(ask())


@pytest.fixture
def stands():
    """How an agreement stands now, as somebody sees it."""

    def look(by, number):
        with viewing(by):
            return Agreement.objects.filter(pk=number).first()

    return look
