"""What a list of disruptions can be narrowed by, as data: from a URL's words, to a query, to words again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fourfold.core.ui.fields import parse_day
from fourfold.core.ui.narrowing import Narrowing, numbers

COUNTED, JOINED, WITHDRAWN, UNSAID = "counted", "joined", "withdrawn", "unsaid"


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed. The same filters are used for today and for any past moment.

    `grade` is the effect as assured, or as claimed where nobody has assured it yet. `state` holding "counted" keeps
    what the national figures count. Days are written as people write them, both included.
    """

    agency: tuple[str, ...] = ()
    p: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    threat: tuple[str, ...] = ()
    event_from: tuple[str, ...] = ()
    event_to: tuple[str, ...] = ()
    record_from: tuple[str, ...] = ()
    record_to: tuple[str, ...] = ()


def narrowed(rows: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    """Rows (live or slices) that the filters keep; against which threat they are is another table."""
    return rows.filter(*_conditions(filters))


def _conditions(filters: Filters) -> list[Q]:
    found = [
        Q(**{f"{column}__in": wanted})
        for column, wanted in (
            ("agency_id", _numbers(filters.agency)),
            ("main_p", filters.p),
            ("role", filters.role),
            ("standing", filters.standing),
        )
        if wanted
    ]
    found += [_grade(filters.grade)] if filters.grade else []
    found += [_state(filters.state)] if filters.state else []
    for column in ("event", "record"):
        name = "event_on" if column == "event" else "record_date"
        for end, test in (("from", "gte"), ("to", "lte")):
            day = _day(getattr(filters, f"{column}_{end}"))
            found += [Q(**{f"{name}__{test}": day})] if day else []
    return found


def _grade(words: tuple[str, ...]) -> Q:
    """ "unsaid" keeps what has neither been claimed nor assured."""
    grades = ["" if word == "unsaid" else word for word in words]
    said = [grade for grade in grades if grade]
    return Q(assured__in=said) | Q(assured="", claimed__in=grades)


def _state(words: tuple[str, ...]) -> Q:
    condition = Q()
    if COUNTED in words:
        condition |= Q(joined_into__isnull=True, withdrawn=False, standing="national")
    if JOINED in words:
        condition |= Q(joined_into__isnull=False)
    if WITHDRAWN in words:
        condition |= Q(withdrawn=True)
    return condition


def _numbers(words: tuple[str, ...]) -> list[int]:
    return numbers(words) or ([-1] if words else [])


def _day(words: tuple[str, ...]) -> date | None:
    for word in words:
        with suppress(ValueError):
            return parse_day(word)
    return None


# The report's own extract of disruptions, as filters without its dates: what is counted, led, and graded.
COUNTED_AS_REPORTED = Filters(state=(COUNTED,), role=("lead",), grade=("major", "moderate", "minor"))
