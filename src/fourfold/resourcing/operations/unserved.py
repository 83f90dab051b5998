"""Open threats that no operation serves, of those that the viewer may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from fourfold.core.history import clock, horizon
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.resourcing.operations.models import Service, ServiceVersion
from fourfold.resourcing.operations.queries import in_force
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters, narrowed
from fourfold.understanding.threats.models import Threat, ThreatSlice

SORTED_BY = {name: name for name in ("reference", "name", "lro", "tier", "risk")} | {
    "owner_agency": "owner_agency_id"
}
WORST_FIRST = Sort("risk", descending=True)


def listing(asked: Asked, *, now: datetime, as_of: datetime | None = None) -> Page:
    """A page of the open threats without an operation, the highest risk first unless asked otherwise."""
    return paging.page(_rows(now, as_of), SORTED_BY[asked.sort.key], asked)


def every(*, now: datetime, as_of: datetime | None = None) -> list[Any]:
    """All of them, for an export."""
    return list(_rows(now, as_of).order_by(F("risk").desc(nulls_last=True), "pk"))


def count(*, now: datetime, as_of: datetime | None = None) -> int:
    """How many there are."""
    return _rows(now, as_of).count()


def _rows(now: datetime, as_of: datetime | None) -> QuerySet[Any]:
    on = clock.day_of(as_of or now)
    services = Service.objects.all() if as_of is None else ServiceVersion.objects.as_of(as_of)
    serving = services.filter(in_force(on), threat_id=OuterRef("record"))
    return narrowed(_threats(as_of), Filters(phase=(NOT_CLOSED,)), on=on).filter(~Exists(serving))


def _threats(as_of: datetime | None) -> QuerySet[Any]:
    """Live threats, or the slices of the period that holds the moment: full versions are slow to count."""
    if as_of is None:
        return Threat.objects.annotate(record=F("id"))
    period = horizon.period_of("threats_threat", as_of)
    return ThreatSlice.objects.filter(period=period, recorded_from__lte=as_of, recorded_to__gt=as_of)
