"""Reads of where each record stands.

Each runs inside a viewer's transaction: what is not theirs does not exist. All of them read lines, in which where a
record stands was worked out when something changed (`lines/keeping.py`); nobody types it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.exchange import entering
from fourfold.reporting.exchange.lines import keeping
from fourfold.reporting.exchange.models import Kind, Line
from fourfold.reporting.exchange.rules import Standing, State
from fourfold.reporting.exchange.working_out import Entry
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat

RECORDS = {Kind.THREAT: Threat, Kind.ASSESSMENT: Assessment, Kind.DISRUPTION: Disruption}
Named = Callable[[int], str]


@dataclass(frozen=True)
class Lines:
    """The lines that hold on a day, as far as they exist for the viewer; `later` is how many records are not among
    them, because something changed and where they stand is still to be worked out."""

    on: date
    rows: QuerySet[Line]
    later: int

    @cached_property
    def counted(self) -> dict[tuple[int, str, str], int]:
        """How many records there are of each agency and kind in each state; "" are rows that are there only."""
        found = self.rows.order_by().values_list("agency", "kind", "state").annotate(number=Count("*"))
        return {(agency, kind, state): number for agency, kind, state, number in found}

    @property
    def owners(self) -> list[int]:
        """The agencies of which there is a line."""
        return sorted({agency for agency, _kind, _state in self.counted})

    def of(self, kind: str, state: str) -> int:
        """How many records of a kind are in a state."""
        return sum(number for (_agency, *of), number in self.counted.items() if of == [kind, state])


def lines(*, on: date, whatever_it_takes: bool = False) -> Lines:
    """What holds now. One reader works out so much; `whatever_it_takes` leaves nothing for later."""
    later = keeping.refresh(on=on, at_once=None if whatever_it_takes else keeping.AT_ONCE)
    rows = Line.objects.all()
    for kind, records in later.items():
        rows = rows.exclude(kind=kind, record__in=records)
    if later:  # one of these may be what a row of the national list speaks of
        rows = rows.exclude(record=None)
    seen = (RECORDS[Kind(kind)]._default_manager.filter(pk__in=records) for kind, records in later.items())
    return Lines(on, rows, sum(some.count() for some in seen))


def outbox(held: Lines, narrowed: Q, asked: Asked, named: Named) -> Page:
    """A page of the records that are kept, as entries; `named` says what an agency is called, to sort by it."""
    rows, field = ordered(held, records(held).filter(narrowed), asked.sort, named)
    found = paging.page(rows, field, asked)
    return replace(found, rows=as_entries(found.rows, held.on))


def whole_outbox(held: Lines, narrowed: Q, sort: Sort, named: Named) -> list[Entry]:
    """All of them in their order, for an export."""
    return as_entries(in_order(held, records(held).filter(narrowed), sort, named), held.on)


def refused_count(*, on: date) -> int:
    """How many records the outbox shows as refused: what need no longer stand there is none of them."""
    return lines(on=on).rows.exclude(reason="").count()


def records(held: Lines) -> QuerySet[Line]:
    """The lines of records: a row that is in the national list alone is none."""
    return held.rows.filter(record__isnull=False)


def in_order(held: Lines, rows: QuerySet[Line], sort: Sort, named: Named) -> list[Line]:
    """All of the rows, sorted as their pages are: what is not known last either way."""
    rows, field = ordered(held, rows, sort, named)
    by = F(field).desc(nulls_last=True) if sort.descending else F(field).asc(nulls_last=True)
    return list(rows.order_by(by, "pk"))


def ordered(held: Lines, rows: QuerySet[Line], sort: Sort, named: Named) -> tuple[QuerySet[Line], str]:
    """The rows with what they are sorted by, and under which name: agencies by what they are called."""
    if sort.key not in ("agency", "enters"):
        return rows, sort.key
    shown = {
        one: named(one if sort.key == "agency" else entering.entered_by(one, held.on)) for one in held.owners
    }
    places = {name: place for place, name in enumerate(sorted(set(shown.values())))}
    cases = [When(agency=one, then=Value(places[name])) for one, name in shown.items()]
    return rows.annotate(place=Case(*cases, default=Value(0), output_field=IntegerField())), "place"


def as_entries(found: Sequence[Line], on: date) -> list[Entry]:
    """Records as their lines tell of them: without what is said of them there, which only a file needs."""
    enters: dict[int, int] = {}
    for line in found:
        if line.agency_id not in enters:
            enters[line.agency_id] = entering.entered_by(line.agency_id, on)
    return [
        Entry(line.kind, line.record or 0, line.reference, tuple(line.threats), line.agency_id,
              enters[line.agency_id], standing_of(line), None, None)
        for line in found
    ]  # fmt: skip


def standing_of(line: Line) -> Standing:
    """Where a record stands, as its line tells."""
    return Standing(
        State(line.state), line.act, line.since, line.national_reference, line.reason, line.held, line.file
    )
