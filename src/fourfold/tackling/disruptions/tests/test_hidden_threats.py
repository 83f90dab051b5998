"""A disruption against a restricted threat tells nobody that there is such a threat: no link does, nor a past one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions as restricting
from fourfold.core.restricted import queries as restrictions
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.tests.test_restricting import again
from fourfold.tackling.disruptions import queries
from fourfold.tackling.disruptions.tests.conftest import recorded


def seen(viewer: Viewer, record: int) -> tuple[Any, ...]:
    """Links today and in the past, and whether the record is against any threat."""
    with viewing(again(viewer)), connection.cursor() as cursor:
        counts = []
        for table in ("disruptions_against", "disruptions_against_hist", "disruptions_disruption"):
            cursor.execute(f"select count(*) from {table}")
            counts.append(cursor.fetchone()[0])
        return (*counts, queries.is_against_any(record))


def restricted(threat: Any, keeper: Viewer, second: Viewer) -> None:
    with viewing(again(keeper)) as now:
        restricting.restrict(
            of=Named("threat", threat.pk, threat.reference, threat.owner_agency_id), mode="silent",
            contact_id=keeper.user_id, founders=[second.user_id], reason="A source", by=keeper, at=now,
            review_on=clock.day_of(now) + timedelta(9),
        )  # fmt: skip


@pytest.fixture
def second(person: Any) -> Viewer:
    return person("coordinator", "cheshire")


def test_the_link_goes_with_the_threat_and_comes_back(coordinator, second, person, larch, warrant):
    analyst = person("analyst", "cheshire")
    assert seen(analyst, warrant.pk) == (1, 1, 1, True)
    restricted(larch, coordinator, second)
    assert seen(analyst, warrant.pk) == (0, 0, 1, False)
    assert seen(coordinator, warrant.pk)[0] == 1 and seen(coordinator, warrant.pk)[3]
    with viewing(again(coordinator)) as now:
        held = restrictions.restriction("threat", larch.pk)
        restricting.ask_to_lift(restriction=held, reason="Over", by=again(coordinator), at=now)
    with viewing(again(second)) as now:
        restricting.lift(restriction=restrictions.restriction("threat", larch.pk), by=again(second), at=now)
    found = seen(analyst, warrant.pk)
    assert (found[0], found[2], found[3]) == (1, 1, True) and found[1] >= 1


def test_a_new_record_against_a_restricted_threat_tells_nothing_of_it(
    coordinator, second, person, larch, register
):
    analyst = person("analyst", "cheshire")
    restricted(larch, coordinator, second)
    made = recorded(again(coordinator), register["cheshire"], larch.reference)
    assert seen(analyst, made.pk) == (0, 0, 1, False)
    assert seen(coordinator, made.pk)[0] == 1
