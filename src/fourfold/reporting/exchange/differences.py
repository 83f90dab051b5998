"""Reads of the reconciliation: where a record and the national database's own list do not agree.

Which records those are is known from the lines; field by field they are laid side by side for the rows that are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.exchange import queries, reconciling, working_out
from fourfold.reporting.exchange.models import Kind, Line, NationalList, NationalRow
from fourfold.reporting.exchange.queries import Lines, Named
from fourfold.reporting.exchange.reconciling import Where
from fourfold.reporting.exchange.rules import Standing

# What the reconciliation is sorted by, where that is another column of the lines.
COLUMNS = {"national": "listed_as", "where": "apart", "since": "apart_since"}


@dataclass(frozen=True)
class Difference:
    """One record on which the two lists do not agree; `fields` are heading, here, there. `record` is 0 and `standing`
    None where it is not known here."""

    kind: str
    where: Where
    key: str
    reference: str
    national_reference: str
    agency: int
    since: datetime | None
    record: int = 0
    standing: Standing | None = None
    fields: tuple[tuple[str, str, str], ...] = ()


def lists() -> list[NationalList]:
    """The national lists that are loaded, by kind and agency, as far as they exist for the viewer."""
    found = list(NationalList.objects.select_related("loaded_by").order_by("agency_id"))
    return sorted(found, key=lambda one: Kind.values.index(one.kind))


def page(held: Lines, narrowed: Q, asked: Asked, named: Named) -> Page:
    """A page of the differences that are narrowed to."""
    rows, field = queries.ordered(held, _apart(held).filter(narrowed), _by(asked.sort), named)
    found = paging.page(rows, field, asked)
    return replace(found, rows=_side_by_side(found.rows, held.on))


def whole(held: Lines, narrowed: Q, sort: Sort, named: Named) -> list[Difference]:
    """All of them in their order, for an export."""
    found = queries.in_order(held, _apart(held).filter(narrowed), _by(sort), named)
    return _side_by_side(found, held.on)


def counts(held: Lines) -> dict[tuple[str, str], int]:
    """How many differences there are of each kind, by where."""
    found = _apart(held).order_by().values_list("kind", "apart").annotate(number=Count("*"))
    return {(kind, where): number for kind, where, number in found}


def _by(sort: Sort) -> Sort:
    return replace(sort, key=COLUMNS.get(sort.key, sort.key))


def _apart(held: Lines) -> QuerySet[Line]:
    """Nothing is compared before a list of that agency and kind is loaded."""
    loaded = Q(pk=None)
    for kind, agency in NationalList.objects.values_list("kind", "agency_id"):
        loaded |= Q(kind=kind, agency=agency)
    return held.rows.filter(loaded).exclude(apart="")


def _side_by_side(lines: Sequence[Line], on: date) -> list[Difference]:
    fields: dict[int, tuple[tuple[str, str, str], ...]] = {}
    for kind in Kind.values:
        fields |= _fields(
            [line for line in lines if (line.kind, line.apart) == (kind, Where.DIFFERENT)], kind, on
        )
    ours = _ours([line for line in lines if line.record is None])
    return [
        _difference(line, line if line.record else ours.get(_number(line)), fields.get(line.pk, ()))
        for line in lines
    ]


def _fields(lines: Sequence[Line], kind: str, on: date) -> dict[int, tuple[tuple[str, str, str], ...]]:
    """What the two lists say of records that differ, by the number of the line."""
    numbers = [line.record for line in lines if line.record]
    here = (
        {one.record: one for one in working_out.entries(on=on, kind=kind, records=numbers)} if numbers else {}
    )
    there = NationalRow.objects.in_bulk([line.there_row for line in lines])
    # Somebody may have changed one of them since the lines were read: the next reader finds it otherwise.
    both = [(line.pk, here.get(line.record or 0), there.get(line.there_row or 0)) for line in lines]
    return {
        number: reconciling.fields_apart(entry, row)
        for number, entry, row in both
        if entry and row and reconciling.belongs(entry)
    }


def _ours(lines: Sequence[Line]) -> dict[tuple[str, int, str], Line]:
    """Our records that stand there under the numbers of rows that are there only: they are to be withdrawn."""
    numbers = [line.national_reference for line in lines]
    found = Line.objects.filter(national_reference__in=numbers, record__isnull=False) if numbers else []
    return {_number(line): line for line in found}


def _number(line: Line) -> tuple[str, int, str]:
    return line.kind, line.agency_id, line.national_reference


def _difference(line: Line, ours: Line | None, fields: tuple[tuple[str, str, str], ...]) -> Difference:
    return Difference(
        line.kind, Where(line.apart), str(line), line.reference, line.listed_as, line.agency_id, line.apart_since,
        ours.record or 0 if ours else 0, queries.standing_of(ours) if ours else None, fields,
    )  # fmt: skip
