"""A restricted record takes along what its owner holds about sharing it; a partner keeps what it was given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions as restricting
from fourfold.core.restricted import queries as restrictions
from fourfold.core.restricted.actions import Named
from fourfold.core.sharing.actions import giving
from fourfold.core.sharing.actions.giving import Told
from fourfold.core.sharing.tests.conftest import today

TABLES = ("sharing_edition", "sharing_edition_hist", "sharing_standing", "sharing_standing_hist", "sharing_disclosure",
          "sharing_disclosure_hist", "sharing_action", "sharing_action_hist", "sharing_given")  # fmt: skip


def again(viewer):
    found = queries.viewer_of(User.objects.get(pk=viewer.user_id), clock.day_of(clock.read()))
    assert found is not None
    return found


def seen(by):
    with viewing(again(by)), connection.cursor() as cursor:
        counts = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


@pytest.fixture
def second(person, codes):
    return person("coordinator", "cheshire", "Second keeper")


@pytest.fixture
def told(gone, clerk, register):
    with viewing(clerk) as now:
        return giving.give(
            told=Told("A red van.", register["cheshire"], "safeguarding", (), gone.copy), by=clerk, at=now
        )


@pytest.fixture
def restrict(coordinator, second, threat):
    """Restricts the threat to two co-ordinators; gives it back."""

    def make():
        keeper = again(coordinator)
        with viewing(keeper) as now:
            restricting.restrict(
                of=Named("threat", threat.pk, threat.reference, threat.owner_agency_id), mode="pointer",
                contact_id=keeper.user_id, founders=[second.user_id], reason="A source is at risk",
                review_on=today() + timedelta(days=30), by=keeper, at=now,
            )  # fmt: skip

    return make


def test_restricting_hides_what_was_shared_from_the_others_of_the_force(
    told, restrict, lro, coordinator, second, clerk, approver
):
    before = seen(lro)
    assert all(before.values()), before
    restrict()
    for other in (lro, approver):
        assert not any(seen(other).values()), seen(other)
    for keeper in (coordinator, second):
        assert all(seen(keeper)[table] >= number for table, number in before.items())
    assert seen(clerk)["sharing_disclosure"] == 1, "what was given to a partner stays with it"


def test_lifting_gives_all_of_it_back(told, restrict, lro, coordinator, second, threat):
    before = seen(lro)
    restrict()
    with viewing(again(coordinator)) as now:
        held = restrictions.restriction("threat", threat.pk)
        restricting.ask_to_lift(restriction=held, reason="It is safe", by=again(coordinator), at=now)
    with viewing(again(second)) as now:
        restricting.lift(restriction=restrictions.restriction("threat", threat.pk), by=again(second), at=now)
    assert all(seen(lro)[table] >= number for table, number in before.items())


def test_nothing_of_a_restricted_record_is_shared(agreement, restrict, answered, threat, coordinator):
    restrict()
    found = answered(threat.reference, by=again(coordinator))
    assert "restricted to a list of people" in found.why_nothing and not found.may
