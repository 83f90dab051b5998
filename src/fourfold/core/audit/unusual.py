"""What is unlike somebody: far more read or taken out in a day than they usually do, or a search for their own name.

Plain rules on numbers, with the days passed in. Each is only worth a question, and most have an ordinary answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from django.db import connection

from fourfold.core.audit.actions import entries
from fourfold.core.audit.reading import Auditor
from fourfold.core.history import clock

BEFORE = 28  # days that are somebody's own pattern
LOOKED_AT = 3  # the last days, each beside the 28 before the first of them
ENOUGH_DAYS = 5  # with fewer days of work there is no pattern yet
# A robust distance: six times the usual spread, and at least half as much again as usual.
SPREADS, SPREAD = 6, 1.4826
LEAST_READ, LEAST_TAKEN = 100, 200  # rows under which nothing is far
MANY_TAKEN = 2_000  # rows in a day that are many for somebody without a pattern


class Sort(StrEnum):
    """What is unlike somebody."""

    READ = "read"
    TAKEN = "taken"
    OWN_NAME = "own name"


@dataclass(frozen=True)
class Day:
    """What one person did on one day: rows read and taken out, and searches that held their own name."""

    person: int
    day: date
    rows_read: int
    rows_taken: int
    own_name: int


@dataclass(frozen=True)
class Finding:
    """One thing that is unlike somebody: what is usual (the median; None without a pattern), and this time."""

    person: int
    day: date
    sort: Sort
    usual: float | None
    this: int


def days(*, last: date, by: Auditor) -> list[Day]:
    """What everybody whom the reader audits did in the days that are looked at and in those before; it is recorded."""
    until = clock.end_of(last) + timedelta(microseconds=1)
    since = clock.end_of(last - timedelta(days=BEFORE + LOOKED_AT)) + timedelta(microseconds=1)
    given: list[Any] = [by.user_id, by.agency_id, by.role, list(by.audits.within), since, until]
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_days(%s, %s, %s, %s, %s, %s)", given)
        found = [Day(*row) for row in cursor.fetchall()]
    entries.add("audit.unusual")
    return found


def findings(every: Iterable[Day], *, last: date) -> list[Finding]:
    """What is unlike each person in the last days, the latest day first and the farthest first on a day."""
    people: dict[int, list[Day]] = {}
    for one in every:
        people.setdefault(one.person, []).append(one)
    found = [finding for held in people.values() for finding in _of_person(held, last)]
    return sorted(
        found, key=lambda one: (-one.day.toordinal(), -one.this / ((one.usual or 0) + 1), one.person)
    )


def _of_person(held: Sequence[Day], last: date) -> Iterator[Finding]:
    begins = last - timedelta(days=LOOKED_AT - 1)
    before = [one for one in held if one.day < begins]
    for one in held:
        if begins <= one.day <= last:
            yield from _far(Sort.READ, one, one.rows_read, [day.rows_read for day in before], LEAST_READ)
            yield from _far(Sort.TAKEN, one, one.rows_taken, [day.rows_taken for day in before], LEAST_TAKEN)
            if one.own_name:
                yield Finding(one.person, one.day, Sort.OWN_NAME, None, one.own_name)


def _far(sort: Sort, one: Day, this: int, before: Sequence[int], least: int) -> Iterator[Finding]:
    """Days on which somebody did nothing of the kind are part of their pattern, days off are not."""
    if len(before) < ENOUGH_DAYS:
        if sort is Sort.TAKEN and this >= MANY_TAKEN:
            yield Finding(one.person, one.day, sort, None, this)
        return
    usual = median(before)
    spread = SPREAD * median(abs(value - usual) for value in before)
    if this >= least and this > usual + max(SPREADS * spread, usual / 2, least):
        yield Finding(one.person, one.day, sort, usual, this)
