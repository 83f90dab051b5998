"""Counts of disruptions as known at a moment, by what they have in common. Read from the slices, today's figures too.

Every one runs inside a viewer's transaction, so that an agency whose rows are not the viewer's has no count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import DateField, F, Func, IntegerField, Value
from django.db.models.functions import Cast, Coalesce, Greatest, TruncDate, TruncMonth
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


IS_JOINED = IsNull(F("joined_into_id"), False)
# An event of several days is over on its last: from then a record is awaited.
EVENT_OVER = Coalesce(F("event_ends_on"), F("event_on"))
WORKED_OUT = {
    "to_record": _days(F("record_date"), EVENT_OVER),
    "to_platform": _days(TruncDate("entered_at", tzinfo=LONDON), F("record_date")),
    "made_in": Cast(TruncMonth("record_date"), DateField()),
}


def by_sort(asked: Asked, moment: datetime) -> list[tuple[Sort, int]]:
    """How many records there are of each sort, counted in the end or not."""
    columns = ("agency_id", "main_p", "role", "standing", "claimed", "assured", IS_JOINED, "withdrawn")
    found = disruptions.counts_by(columns, Filters(**asked.days), as_of=moment)
    return [
        (Sort(agency, main_p, role, standing, rules.grade(claimed, assured), joined, withdrawn), number)
        for (agency, main_p, role, standing, claimed, assured, joined, withdrawn), number in found.items()
    ]


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
    for number, by, agency, person, to_record, to_platform, month, late in _grouped(asked, moment):
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
            in_time, after = one.months.get(month, (0, 0))
            one.months[month] = (in_time, number) if late else (number, after)
    return found


# Which columns a row is not grouped by, as PostgreSQL's grouping() says it: a bit each, the first column the highest.
BY_PERSON, BY_TO_RECORD, BY_TO_PLATFORM = 0b0111, 0b1011, 0b1101


def _grouped(asked: Asked, moment: datetime) -> list[tuple[Any, ...]]:
    """All groups in one pass over the year's rows: asked one by one, each would read them again."""
    columns = ("agency_id", "recorded_by_user_id", *WORKED_OUT)
    rows = disruptions.rows(replace(COUNTED_AS_REPORTED, **asked.days), as_of=moment).annotate(**WORKED_OUT)
    inner, values = rows.values(*columns).query.sql_with_params()
    statement = f"""
        select count(*), grouping(recorded_by_user_id, to_record, to_platform, made_in),
               agency_id, recorded_by_user_id, to_record, to_platform, made_in, late
          from (select *, to_record > {LATE} as late from ({inner}) counted) dated
         group by grouping sets ((agency_id, recorded_by_user_id), (agency_id, to_record), (agency_id, to_platform),
                                 (agency_id, made_in, late))
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
