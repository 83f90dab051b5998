"""How many other records may be of the same event, for many records at once: `same_events.like_record`, counted.

What two records share (a threat, or the one that it was merged into, or a person) and the days of their events are
brought together by look-up: all pairs of a threat with thousands of records would be millions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from fourfold.tackling.disruptions.models import Against, Disruption, Involved, ToldApart
from fourfold.tackling.disruptions.rules import NEAR

PORTION = 5000  # records that are looked at together
APART = timedelta(days=NEAR)
Shared = tuple[str, int]  # a threat or a person, by number


@dataclass(frozen=True)
class Dated:
    """A record: the event that it is of, by the record that leads it, and the first and last day of that."""

    number: int
    event: int
    first: date
    last: date

    @classmethod
    def of(cls, number: int, leads: int | None, first: date, last: date | None) -> Dated:
        return cls(number, leads or number, first, last or first)

    def days(self, around: timedelta = timedelta()) -> Iterator[date]:
        """Every day of the event, and those around it."""
        span = (self.last - self.first + 2 * around).days
        return (self.first - around + timedelta(days=day) for day in range(span + 1))


def how_many(records: Collection[int]) -> dict[int, int]:
    """How many `like_record` gives for each of some records; one that has none is left out."""
    numbers = sorted(records)
    found: dict[int, int] = {}
    for start in range(0, len(numbers), PORTION):
        found |= _how_many(numbers[start : start + PORTION])
    return found


def _how_many(records: list[int]) -> dict[int, int]:
    rows = Disruption.objects.filter(pk__in=records)
    asked = [Dated.of(*row) for row in rows.values_list("pk", "joined_into_id", "event_on", "event_ends_on")]
    tops = _tops()
    shares = _shares(records, tops)
    there: dict[tuple[Shared, date], set[Dated]] = defaultdict(set)
    for shared, other in _others(asked, shares, tops):
        for day in other.days():
            there[shared, day].add(other)
    apart = _told_apart(records)
    counted = {one.number: len(_like(one, shares[one.number], there) - apart[one.number]) for one in asked}
    return {number: many for number, many in counted.items() if many}


def _like(one: Dated, shares: set[Shared], there: dict[tuple[Shared, date], set[Dated]]) -> set[int]:
    return {
        other.number
        for day in one.days(APART)
        for shared in shares
        for other in there.get((shared, day), ())
        if other.event != one.event
    }


def _shares(records: list[int], tops: dict[int, int]) -> dict[int, set[Shared]]:
    """What each record may share with others: of a threat that was merged, the one that it goes on in."""
    found: dict[int, set[Shared]] = defaultdict(set)
    against = Against.objects.filter(disruption__in=records).values_list("disruption_id", "threat_id")
    for record, threat in against:
        found[record].add(("threat", tops.get(threat, threat)))
    for record, subject in Involved.objects.filter(disruption__in=records).values_list(
        "disruption_id", "subject_id"
    ):
        found[record].add(("person", subject))
    return found


def _others(
    asked: list[Dated], shares: dict[int, set[Shared]], tops: dict[int, int]
) -> Iterator[tuple[Shared, Dated]]:
    """Every record that shares something, of the days in question."""
    if not asked:
        return
    wanted = {shared for each in shares.values() for shared in each}
    first, last = min(one.first for one in asked) - APART, max(one.last for one in asked) + APART
    near = Q(disruption__withdrawn=False, disruption__event_on__lte=last) & (
        Q(disruption__event_on__gte=first) | Q(disruption__event_ends_on__gte=first)
    )
    threats = {number for sort, number in wanted if sort == "threat"}
    members = threats | {number for number, top in tops.items() if top in threats}
    people = {number for sort, number in wanted if sort == "person"}
    for threat, *of in _rows(Against.objects.filter(near, threat__in=members), "threat_id"):
        yield ("threat", tops.get(threat, threat)), Dated.of(*of)
    for subject, *of in _rows(Involved.objects.filter(near, subject__in=people), "subject_id"):
        yield ("person", subject), Dated.of(*of)


def _rows(found: Any, shared: str) -> Iterable[Any]:
    columns = ("joined_into_id", "event_on", "event_ends_on")
    named = (f"disruption__{column}" for column in columns)
    rows: Iterable[Any] = found.values_list(shared, "disruption_id", *named)
    return rows


def _told_apart(records: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    told = ToldApart.objects.filter(Q(disruption__in=records) | Q(other__in=records))
    for one, other in told.values_list("disruption_id", "other_id"):
        found[one].add(other)
        found[other].add(one)
    return found


def _tops() -> dict[int, int]:
    """The threat in which each one that was merged goes on in the end."""
    with connection.cursor() as cursor:
        cursor.execute(f"with recursive {sql_for_merged()} select id, top from merged")
        return dict(cursor.fetchall())


def sql_for_merged() -> str:
    """With-queries: `merged` gives each threat that goes on in another (id) and the one that it ended in (top)."""
    return """steps (id, top) as (
            select id, merged_into_id from threats_threat where merged_into_id is not null
            union all
            select s.id, t.merged_into_id from steps s join threats_threat t on t.id = s.top
             where t.merged_into_id is not null
        ),
        merged as (
            select s.id, s.top from steps s
             where not exists (select 1 from threats_threat t where t.id = s.top and t.merged_into_id is not null)
        )"""
