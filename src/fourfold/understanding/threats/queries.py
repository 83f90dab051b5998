"""Reads of threats. Every one runs inside a viewer's transaction: rows that are not theirs do not exist."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from fourfold.core.history import clock, horizon, past
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.understanding.threats.filters import Filters, narrowed
from fourfold.understanding.threats.models import (
    Brief,
    LinkedPerson,
    SavedView,
    Threat,
    ThreatSlice,
    ThreatVersion,
)

# What a list can be sorted by, and the column behind each.
SORTED_BY = {
    name: name
    for name in ("reference", "name", "kind", "main_area", "lro", "tier", "risk", "confidence", "moderation", "phase",
                 "review_due")
} | {"owner_agency": "owner_agency_id"}  # fmt: skip
WORST_FIRST = Sort("risk", descending=True)


def listing(
    filters: Filters, asked: Asked, *, now: datetime, as_of: datetime | None = None, words: str = ""
) -> Page:
    """A page of the regional list, today or as known at a past moment, by the same filters and order."""
    found = paging.page(
        _found(words, _narrowed(filters, now, as_of), as_of), SORTED_BY[asked.sort.key], asked
    )
    return replace(found, rows=_whole(found.rows)) if as_of else found


def every(
    filters: Filters, sort: Sort, *, now: datetime, as_of: datetime | None, words: str = ""
) -> list[Any]:
    """The whole filtered list in its order, as full rows, for an export or an extract."""
    rows = list(_ordered(_found(words, _narrowed(filters, now, as_of), as_of), sort))
    return _whole(rows) if as_of else rows


def by_reference(filters: Filters, that: Q, *, now: datetime, as_of: datetime | None = None) -> list[Any]:
    """All threats that the filters and a further condition keep, by reference: their names, types and owners alone."""
    found = _ordered(_narrowed(filters, now, as_of).filter(that), Sort("reference"))
    return list(found.only("reference", "name", "kind", "subtype", "owner_agency_id"))


def kept_at(filters: Filters, *, as_of: datetime) -> QuerySet[Any]:
    """The slices that the filters keep at a moment, for whoever asks the database something about all of them."""
    return _narrowed(filters, as_of, as_of)


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
        return _live().filter(reference=reference).first()
    return ThreatVersion.objects.as_of(as_of).filter(reference=reference).first()


def by_id(record: int, *, as_of: datetime | None = None) -> Any | None:
    """One threat by its identifier."""
    if as_of is None:
        return _live().filter(pk=record).first()
    return ThreatVersion.objects.as_of(as_of).filter(record=record).first()


def named(filters: Filters, *, now: datetime, as_of: datetime | None = None) -> list[tuple[int, str]]:
    """The number and the name of every threat that the filters keep, for whoever orders them by something else."""
    return list(_narrowed(filters, now, as_of).order_by("pk").values_list("record", "name"))


def several(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, Any]:
    """These threats by their identifiers, as far as they exist for the viewer."""
    rows = _live() if as_of is None else ThreatVersion.objects.as_of(as_of)
    return {row.record: row for row in rows.filter(record__in=records)}


def references(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, str]:
    """The reference of each of these threats that exists for the viewer."""
    rows = _live() if as_of is None else ThreatVersion.objects.as_of(as_of)
    return dict(rows.filter(record__in=records).values_list("record", "reference"))


def brief(record: int) -> Brief | None:
    """What officers are told of a threat today."""
    return Brief.objects.filter(threat_id=record).first()


def owned_by(agencies: Collection[int], *, as_of: datetime | None = None) -> list[int]:
    """The identifiers of the threats that these agencies own, or owned at a moment."""
    rows = _live() if as_of is None else ThreatVersion.objects.as_of(as_of)
    return list(rows.filter(owner_agency_id__in=agencies).values_list("record", flat=True))


def link(record: int, number: int) -> LinkedPerson | None:
    """One person's part in a threat."""
    found: LinkedPerson | None = LinkedPerson.objects.filter(threat_id=record, pk=number).first()
    return found


def people_linked(record: int, *, as_of: datetime | None = None) -> int:
    """How many people have or had a part in a threat."""
    return len(past.rows(LinkedPerson, as_of, threat_id=record))


def saved_views(user_id: int) -> list[SavedView]:
    """A person's own saved views, by name."""
    return list(SavedView.objects.filter(user_id=user_id).order_by("name"))


def _ordered(rows: QuerySet[Any], sort: Sort) -> QuerySet[Any]:
    column = F(SORTED_BY[sort.key])
    return rows.order_by(
        column.desc(nulls_last=True) if sort.descending else column.asc(nulls_last=True), "pk"
    )


def _narrowed(filters: Filters, now: datetime, as_of: datetime | None) -> QuerySet[Any]:
    return narrowed(_base(as_of), filters, on=clock.day_of(as_of or now))


def _base(as_of: datetime | None) -> QuerySet[Any]:
    """Live rows, or the slices of the one period that holds the moment."""
    if as_of is None:
        return _live()
    period = horizon.period_of("threats_threat", as_of)
    return ThreatSlice.objects.filter(period=period, recorded_from__lte=as_of, recorded_to__gt=as_of)


def _live() -> QuerySet[Any]:
    return Threat.objects.annotate(record=F("id"))


def _found(words: str, rows: QuerySet[Any], as_of: datetime | None) -> QuerySet[Any]:
    """The rows whose reference or words match, as they stood at the moment; all of them when nothing is asked.

    A function of the database finds them and keeps to the viewer's own rows: text operators under a policy would run
    on every visible row instead of the index.
    """
    if not words.strip():
        return rows
    return rows.filter(record__in=RawSQL("select threat_search(%s, %s)", [words, as_of]))


def _whole(slices: list[Any], portion: int = 5000) -> list[Any]:
    """The full versions behind slices, in the same order; asked for in portions, each one index look-up a row."""
    found: dict[int, ThreatVersion] = {}
    for start in range(0, len(slices), portion):
        found |= ThreatVersion.objects.in_bulk([row.hid for row in slices[start : start + portion]])
    return [found[row.hid] for row in slices]
