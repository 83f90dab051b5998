"""Reads of threats. Every one runs inside a viewer's transaction: rows that are not theirs do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from fourfold.core.history import clock, horizon
from fourfold.understanding.threats.filters import Filters, narrowed
from fourfold.understanding.threats.models import Threat, ThreatSlice, ThreatVersion

SORTABLE = (
    "reference", "name", "kind", "main_area", "owner_agency", "lro", "tier", "risk",
    "confidence", "moderation", "phase", "review_due",
)  # fmt: skip
PAGE = 50


@dataclass(frozen=True)
class Order:
    """A column to sort by. Unknown values come last, whichever way."""

    column: str = "risk"
    descending: bool = True


@dataclass(frozen=True)
class After:
    """Where the next page starts: the last row's value in the sorted column, and its identifier."""

    value: Any
    record: int


@dataclass(frozen=True)
class Listing:
    """One page of the list: at most 50 rows, the whole count, and where the next page starts."""

    rows: list[Any]
    total: int
    after: After | None


def listing(
    filters: Filters, *, now: datetime, as_of: datetime | None = None, order: Order | None = None,
    after: After | None = None, words: str = "",
) -> Listing:  # fmt: skip
    """A page of the regional list, today or as known at a past moment, through the same filters and order."""
    order = order or Order()
    rows = _searched(_narrowed(filters, now, as_of), words)
    page = list(_from(_sorted(rows, order), order, after)[: PAGE + 1])
    shown = page[:PAGE]
    last = shown[-1] if len(page) > PAGE else None
    return Listing(
        rows=_whole(shown) if as_of else shown,
        total=rows.count(),
        after=After(getattr(last, _column(order)), last.record) if last else None,
    )


def every(filters: Filters, *, now: datetime, as_of: datetime | None, order: Order, words: str = "") -> Iterator[Any]:
    """The whole filtered list in its order, for an export; read in portions through one cursor."""
    rows = _sorted(_searched(_narrowed(filters, now, as_of), words), order)
    return rows.iterator(chunk_size=2000)


def count(filters: Filters, *, now: datetime, as_of: datetime | None = None) -> int:
    """How many threats the filters keep."""
    return _narrowed(filters, now, as_of).count()


def counts_by(
    columns: tuple[str, ...], filters: Filters, *, now: datetime, as_of: datetime | None = None
) -> dict[tuple[Any, ...], int]:
    """How many threats there are for each combination of values of `columns`."""
    found = _narrowed(filters, now, as_of).order_by().values_list(*columns).annotate(number=Count("*"))
    return {tuple(row[:-1]): row[-1] for row in found}


def threat(reference: str, *, as_of: datetime | None = None) -> Any | None:
    """One threat by its reference, or None where there is none for this viewer."""
    if as_of is None:
        return Threat.objects.annotate(record=F("id")).select_related("owner_agency", "lead_agency").filter(
            reference=reference
        ).first()  # fmt: skip
    return ThreatVersion.objects.as_of(as_of).filter(reference=reference).first()


def _narrowed(filters: Filters, now: datetime, as_of: datetime | None) -> QuerySet[Any]:
    return narrowed(_base(as_of), filters, on=clock.day_of(as_of or now))


def _base(as_of: datetime | None) -> QuerySet[Any]:
    """Live rows, or the slices of the one period that holds the moment."""
    if as_of is None:
        return Threat.objects.annotate(record=F("id"))
    period = horizon.period_of("threats_threat", as_of)
    return ThreatSlice.objects.filter(period=period, recorded_from__lte=as_of, recorded_to__gt=as_of)


def _column(order: Order) -> str:
    return "owner_agency_id" if order.column == "owner_agency" else order.column


def _sorted(rows: QuerySet[Any], order: Order) -> QuerySet[Any]:
    column = F(_column(order))
    first = column.desc(nulls_last=True) if order.descending else column.asc(nulls_last=True)
    return rows.order_by(first, "record")


def _from(rows: QuerySet[Any], order: Order, after: After | None) -> QuerySet[Any]:
    """Rows behind a key: never an offset, which costs more the further one reads."""
    if after is None:
        return rows
    column = _column(order)
    later = Q(record__gt=after.record)
    if after.value is None:
        return rows.filter(Q(**{f"{column}__isnull": True}) & later)
    beyond = Q(**{f"{column}__{'lt' if order.descending else 'gt'}": after.value})
    level = Q(**{column: after.value}) & later
    return rows.filter(beyond | level | Q(**{f"{column}__isnull": True}))


def _whole(slices: list[Any]) -> list[Any]:
    """The full versions behind a page of slices, in the same order."""
    versions = ThreatVersion.objects.in_bulk([row.hid for row in slices])
    return [versions[row.hid] for row in slices]


def _searched(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Rows that match a reference or words, at most the 1,000 best: found by a function that keeps to the viewer's
    own rows, since text operators under a policy would run on every row."""
    if not words.strip():
        return rows
    with connection.cursor() as cursor:
        cursor.execute("select threat_search(%s, 1000)", [words])
        found = [row[0] for row in cursor.fetchall()]
    return rows.filter(**{"id__in" if rows.model is Threat else "record__in": found})
