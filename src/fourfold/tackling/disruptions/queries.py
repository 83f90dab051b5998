"""Reads of disruptions. Every one runs inside a viewer's transaction: rows that are not theirs do not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from fourfold.core.history import horizon, past
from fourfold.core.restricted import matching
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.tackling.disruptions.filters import Filters, narrowed
from fourfold.tackling.disruptions.models import (
    Against,
    AgainstVersion,
    Disruption,
    DisruptionSlice,
    DisruptionVersion,
    Involved,
    Result,
)
from fourfold.understanding.threats import queries as threat_rows
from fourfold.understanding.threats import rules as threat_rules
from fourfold.understanding.threats.models import Threat, ThreatVersion


@dataclass(frozen=True)
class Period:
    """Days of a threat, both included: all from the first on where there is no last."""

    threat_id: int
    first: date
    last: date | None

    def holds(self, event: Any) -> bool:
        """Whether an event began in them."""
        return bool(self.first <= event.event_on and (self.last is None or event.event_on <= self.last))


# What a list can be sorted by, and the column behind each.
SORTED_BY = {
    name: name for name in ("reference", "event_on", "record_date", "main_p", "claimed", "assured", "role", "standing")
} | {"agency": "agency_id"}  # fmt: skip
NEWEST_FIRST = Sort("event_on", descending=True)


def listing(filters: Filters, asked: Asked, *, as_of: datetime | None = None) -> Page:
    """A page of the list, today or as known at a past moment, by the same filters and order."""
    found = paging.page(_narrowed(filters, as_of), SORTED_BY[asked.sort.key], asked)
    return replace(found, rows=whole(found.rows)) if as_of else found


def every(filters: Filters, sort: Sort, *, as_of: datetime | None = None) -> list[Any]:
    """The whole filtered list in its order, as full rows, for an export or an extract."""
    rows = list(_ordered(_narrowed(filters, as_of), sort))
    return whole(rows) if as_of else rows


def kept_at(filters: Filters, *, as_of: datetime) -> QuerySet[Any]:
    """The slices that the filters keep at a moment, for whoever asks the database something about all of them."""
    return _narrowed(filters, as_of)


def count(filters: Filters, *, as_of: datetime | None = None) -> int:
    """How many disruptions the filters keep."""
    return _narrowed(filters, as_of).count()


def counts_by(
    columns: tuple[Any, ...], filters: Filters, *, as_of: datetime | None = None
) -> dict[tuple[Any, ...], int]:
    """How many disruptions there are for each combination of values of `columns`: names, or expressions."""
    found = _narrowed(filters, as_of).order_by().values_list(*columns).annotate(number=Count("*"))
    return {tuple(row[:-1]): row[-1] for row in found}


def rows(filters: Filters, *, as_of: datetime) -> QuerySet[Any]:
    """The narrow rows that the filters keep as known at a moment, in no order, for whoever counts them its own way."""
    return _narrowed(filters, as_of).order_by()


def disruption(reference: str, *, as_of: datetime | None = None) -> Any | None:
    """One disruption by its reference, or None where there is none for this viewer."""
    return _whole_rows(as_of).filter(reference=reference.strip().upper()).first()


def by_id(record: int, *, as_of: datetime | None = None) -> Any | None:
    """One disruption by its identifier."""
    return _whole_rows(as_of).filter(record=record).first()


def several(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, Any]:
    """These disruptions by their identifiers, as far as they exist for the viewer."""
    return {row.record: row for row in _whole_rows(as_of).filter(record__in=records)}


def joined_here(record: int, *, as_of: datetime | None = None) -> list[Any]:
    """The records that are joined to one, as far as they exist for the viewer."""
    return list(_whole_rows(as_of).filter(joined_into_id=record).order_by("record"))


def threats_of(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, list[Any]]:
    """The threats that disruptions are against, by disruption; those not the viewer's are left out."""
    rows = past.rows(Against, as_of, disruption_id=records)
    found = {one.record: one for one in _threats(as_of).filter(record__in={row.threat_id for row in rows})}
    against: dict[int, list[Any]] = {}
    for row in rows:
        if row.threat_id in found:
            against.setdefault(row.disruption_id, []).append(found[row.threat_id])
    return against


def is_against_any(record: int, *, as_of: datetime | None = None) -> bool:
    """Whether a disruption is against a threat at all, also one that the viewer may not see."""
    return bool(past.rows(Against, as_of, disruption_id=record))


def results_of(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, list[Any]]:
    """The results of disruptions, by disruption."""
    found: dict[int, list[Any]] = {}
    for row in past.rows(Result, as_of, disruption_id=records):
        found.setdefault(row.disruption_id, []).append(row)
    return found


def people_of(records: Collection[int], *, as_of: datetime | None = None) -> dict[int, list[int]]:
    """The numbers of the subjects whom disruptions concern, by disruption."""
    found: dict[int, list[int]] = {}
    for row in past.rows(Involved, as_of, disruption_id=records):
        found.setdefault(row.disruption_id, []).append(row.subject_id)
    return found


def against_threat(threat_id: int, *, as_of: datetime | None = None) -> list[Any]:
    """The disruptions against a threat, and against those that were merged into it, the newest event first."""
    numbers = merged_with(threat_id, as_of=as_of)
    records = [row.disruption_id for row in past.rows(Against, as_of, threat_id=sorted(numbers))]
    return list(_whole_rows(as_of).filter(record__in=records).order_by("-event_on", "record"))


def against_threats(periods: Collection[Period], *, as_of: datetime | None = None) -> list[Any]:
    """The disruptions against threats (and those merged into them) whose event began in days of each, newest first."""
    of_threat: dict[int, list[Period]] = {}
    for one in periods:
        for number in merged_with(one.threat_id, as_of=as_of):
            of_threat.setdefault(number, []).append(one)
    wanted: dict[int, list[Period]] = {}
    for row in past.rows(Against, as_of, threat_id=sorted(of_threat)):
        wanted.setdefault(row.disruption_id, []).extend(of_threat[row.threat_id])
    rows = _whole_rows(as_of).filter(record__in=list(wanted)).order_by("-event_on", "record")
    return [row for row in rows if any(one.holds(row) for one in wanted[row.record])]


def merged_with(threat_id: int, *, as_of: datetime | None = None) -> set[int]:
    """A threat and all that were merged into it, step by step."""
    numbers, fresh = {threat_id}, {threat_id}
    while fresh:
        found = _threats(as_of).filter(merged_into_id__in=fresh).values_list("record", flat=True)
        fresh = set(found) - numbers
        numbers |= fresh
    return numbers


def written(reference: str) -> str:
    """A threat's reference as it is kept, however somebody wrote it."""
    return threat_rules.reference(reference)


def look_up(references: Iterable[str]) -> tuple[list[Any], list[str]]:
    """The threats behind typed references, and the references behind which there is none for this viewer: of a silent
    record among those its contact is told later."""
    found, given = {}, []
    for reference in dict.fromkeys(written(one) for one in references if one.strip()):
        threat = threat_rows.threat(reference)
        if threat is None:
            given.append(reference)
        else:
            found[threat.pk] = threat
    matching.look(*given)
    return list(found.values()), given


def whole(slices: list[Any], portion: int = 5000) -> list[Any]:
    """The full versions behind slices, in the same order; asked for in portions, each one index look-up a row."""
    found: dict[int, DisruptionVersion] = {}
    for start in range(0, len(slices), portion):
        found |= DisruptionVersion.objects.in_bulk([row.hid for row in slices[start : start + portion]])
    return [found[row.hid] for row in slices]


def _ordered(rows: QuerySet[Any], sort: Sort) -> QuerySet[Any]:
    column = F(SORTED_BY[sort.key])
    order = column.desc(nulls_last=True) if sort.descending else column.asc(nulls_last=True)
    return rows.order_by(order, "pk")


def _narrowed(filters: Filters, as_of: datetime | None) -> QuerySet[Any]:
    rows = narrowed(_base(as_of), filters)
    if not filters.threat:
        return rows
    found = _threats(as_of).filter(reference__in=filters.threat).values_list("record", flat=True)
    numbers = {number for one in found for number in merged_with(one, as_of=as_of)}
    return rows.filter(record__in=_against(as_of).filter(threat_id__in=numbers).values("disruption_id"))


def _base(as_of: datetime | None) -> QuerySet[Any]:
    """Live rows, or the slices of the one period that holds the moment."""
    if as_of is None:
        return _live()
    period = horizon.period_of("disruptions_disruption", as_of)
    return DisruptionSlice.objects.filter(period=period, recorded_from__lte=as_of, recorded_to__gt=as_of)


def _whole_rows(as_of: datetime | None) -> QuerySet[Any]:
    return _live() if as_of is None else DisruptionVersion.objects.as_of(as_of)


def _live() -> QuerySet[Any]:
    return Disruption.objects.annotate(record=F("id"))


def _against(as_of: datetime | None) -> QuerySet[Any]:
    return Against.objects.all() if as_of is None else AgainstVersion.objects.as_of(as_of)


def _threats(as_of: datetime | None) -> QuerySet[Any]:
    return Threat.objects.annotate(record=F("id")) if as_of is None else ThreatVersion.objects.as_of(as_of)
