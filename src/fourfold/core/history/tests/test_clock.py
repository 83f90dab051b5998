"""The clock: the database's own, forward only, and days that end in London."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connections, transaction

from fourfold.core.history import clock


def test_the_clock_of_a_test_database_moves_forward(db):
    to = clock.read() + timedelta(days=400)
    clock.advance(to=to)
    assert to <= clock.read() < to + timedelta(minutes=1)


def test_the_clock_never_moves_back(db):
    with pytest.raises(DatabaseError, match="only moves forward"):
        clock.advance(to=clock.read() - timedelta(seconds=1))


@pytest.fixture
def owner(db):
    with connections["owner"].cursor() as cursor:
        yield cursor


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_live_clock_cannot_be_moved_by_anybody(owner):
    with transaction.atomic(using="owner"):
        owner.execute("alter table platform_clock disable trigger purpose_is_for_life")
        owner.execute("update platform_clock set purpose = 'live', ahead = interval '0'")
        with pytest.raises(DatabaseError, match="live platform"), transaction.atomic(using="owner"):
            owner.execute("select advance_clock(now() + interval '1 day')")
        with (
            pytest.raises(DatabaseError, match="a_live_clock_is_never_moved"),
            transaction.atomic(using="owner"),
        ):
            owner.execute("update platform_clock set ahead = interval '1 day'")
        transaction.set_rollback(True, using="owner")


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_a_database_is_for_is_decided_once(owner):
    with pytest.raises(DatabaseError, match="when it is created"), transaction.atomic(using="owner"):
        owner.execute("update platform_clock set purpose = 'bench'")


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2023, 1, 4), datetime(2023, 1, 4, 23, 59, 59, 999999, UTC)),
        (date(2023, 7, 13), datetime(2023, 7, 13, 22, 59, 59, 999999, UTC)),
        (date(2023, 3, 26), datetime(2023, 3, 26, 22, 59, 59, 999999, UTC)),
        (date(2023, 10, 29), datetime(2023, 10, 29, 23, 59, 59, 999999, UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_london(day, ends):
    assert clock.end_of(day) == ends
    assert clock.day_of(ends) == day
