"""Counts of disruptions as known at a moment, by what they have in common. Read from the slices, today's figures too.

Every one runs inside a viewer's transaction, so that an agency whose rows are not the viewer's has no count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import Count, F, Func, IntegerField, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.db.models.lookups import IsNull

from fourfold.core.history.clock import LONDON
from fourfold.reporting.performance.asked import Asked
from fourfold.reporting.performance.rules.mix import Sort
from fourfold.reporting.performance.rules.waits import LATE
from fourfold.tackling.disruptions import queries as disruptions
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.filters import COUNTED_AS_REPORTED, Filters


def _days(later: F | TruncDate, earlier: F | Coalesce) -> Greatest:
    """Whole days from one day to another. What was recorded while an event went on has waited 0 days, not less."""
    apart = Func(later, earlier, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())
    return Greatest(apart, Value(0))


# An event of several days is over on its last: from then a record is awaited.
EVENT_OVER = Coalesce(F("event_ends_on"), F("event_on"))
WORKED_OUT = {
    "to_record": _days(F("record_date"), EVENT_OVER),
    "to_platform": _days(TruncDate("entered_at", tzinfo=LONDON), F("record_date")),
}
IS_JOINED = IsNull(F("joined_into_id"), False)
SORTED_BY = ("agency_id", "main_p", "role", "standing", "claimed", "assured", IS_JOINED, "withdrawn")


def by_sort(asked: Asked) -> list[list[tuple[Sort, int]]]:
    """How many records of each sort there are on each of the days, counted in the end or not.

    In one pass over the year's rows: asked day by day, each would read nearly the same rows again.
    """
    days = [disruptions.rows(Filters(**asked.days), as_of=one.moment) for one in asked.moments]
    known = {f"on_{place}": _kept(rows) for place, rows in enumerate(days)}
    found = reduce(or_, days).values_list(*SORTED_BY).annotate(**known)
    width = len(SORTED_BY)
    sorts = [(_sort(*row[:width]), row[width:]) for row in found]
    return [[(one, numbers[place]) for one, numbers in sorts if numbers[place]] for place in range(len(days))]


def _kept(rows: Any) -> Count:
    """Counts, among more rows, those that `rows` itself would keep."""
    return Count("pk", filter=rows.query.where)


def _sort(
    agency: int,
    main_p: str,
    role: str,
    standing: str,
    claimed: str,
    assured: str,
    joined: bool,
    withdrawn: bool,
) -> Sort:
    return Sort(agency, main_p, role, standing, rules.grade(claimed, assured), joined, withdrawn)


@dataclass
class Counted:
    """The counted records of one agency.

    How many each known person made, the people not named, and how many have nobody; how many waited how many days; and
    by month of the record date (its first day) how many were made in time, and how many late.
    """

    each: list[int] = field(default_factory=list)
    nobody: int = 0
    to_record: dict[int, int] = field(default_factory=dict)
    to_platform: dict[int, int] = field(default_factory=dict)
    months: dict[date, tuple[int, int]] = field(default_factory=dict)


def counted(asked: Asked, moment: datetime) -> dict[int, Counted]:
    """What is known at a moment of the counted records of every agency that has some, by its number."""
    found: dict[int, Counted] = defaultdict(Counted)
    for number, by, agency, person, to_record, to_platform, made_on, late in _grouped(asked, moment):
        one = found[agency]
        if by == BY_PERSON and person is None:
            one.nobody = number
        elif by == BY_PERSON:
            one.each.append(number)
        elif by == BY_TO_RECORD:
            one.to_record[to_record] = number
        elif by == BY_TO_PLATFORM:
            one.to_platform[to_platform] = number
        else:
            month = made_on.replace(day=1)
            in_time, after = one.months.get(month, (0, 0))
            one.months[month] = (in_time, after + number) if late else (in_time + number, after)
    return found


# Which columns a row is not grouped by, as PostgreSQL's grouping() says it: a bit each, the first column the highest.
BY_PERSON, BY_TO_RECORD, BY_TO_PLATFORM = 0b0111, 0b1011, 0b1101


def _grouped(asked: Asked, moment: datetime) -> list[tuple[Any, ...]]:
    """All groups in one pass over the year's rows: asked one by one, each would read them again."""
    columns = ("agency_id", "recorded_by_user_id", "record_date", *WORKED_OUT)
    rows = disruptions.rows(replace(COUNTED_AS_REPORTED, **asked.days), as_of=moment).annotate(**WORKED_OUT)
    inner, values = rows.values(*columns).query.sql_with_params()
    statement = f"""
        select count(*), grouping(recorded_by_user_id, to_record, to_platform, record_date),
               agency_id, recorded_by_user_id, to_record, to_platform, record_date, late
          from (select *, to_record > {LATE} as late from ({inner}) counted) dated
         group by grouping sets ((agency_id, recorded_by_user_id), (agency_id, to_record), (agency_id, to_platform),
                                 (agency_id, record_date, late))
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
