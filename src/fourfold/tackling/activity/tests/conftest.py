"""A constable, their co-ordinator, and what the constable reported."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity import actions
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.disruptions.tests.conftest import recorded

WORDS = "Warrant at the yard behind Elm Street. Two arrested, one phone."


def told(**changed):
    given = {"what": WORDS, "place": "Harbour West", "happened_on": clock.day_of(clock.read())}
    return Told(**{**given, **changed})


@pytest.fixture
def officer(person, codes):
    return person("frontline", "cheshire")


@pytest.fixture
def coordinator(person, codes):
    return person("coordinator", "cheshire")


@pytest.fixture
def tell():
    """Reports as somebody, days ago in what it says."""

    def make(by, **changed):
        with viewing(by) as now:
            return actions.report(facts=told(**changed), by=by, at=now)

    return make


@pytest.fixture
def reported(officer, tell):
    return tell(officer)


@pytest.fixture
def settle(coordinator):
    """Says what becomes of a report."""

    def make(report, state="answered", answer="We know of it.", became="", by=None):
        with viewing(by or coordinator) as now:
            return actions.settle(
                report=report, opened=report.edition, state=state, answer=answer, became=became,
                by=by or coordinator, at=now,
            )  # fmt: skip

    return make


@pytest.fixture
def stands(coordinator, register):
    """The reference of a disruption of the force."""
    return recorded(coordinator, register["cheshire"]).reference


@pytest.fixture
def tomorrow():
    return clock.day_of(clock.read()) + timedelta(days=1)
