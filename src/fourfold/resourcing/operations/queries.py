"""Reads of operations, each inside a viewer's transaction: rows that are not theirs do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Least

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.resourcing.operations import policy
from fourfold.resourcing.operations.filters import Filters
from fourfold.resourcing.operations.models import Operation, OperationVersion, Service, ServiceVersion
from fourfold.understanding.threats.models import Threat, ThreatVersion

SORTED_BY = {
    name: name for name in ("name", "sio", "level", "starts_on", "ends_on")
} | {"unit": "unit_id"}  # fmt: skip
NEWEST_FIRST = Sort("starts_on", descending=True)


@dataclass(frozen=True)
class Served:
    """A threat that an operation serves, and the row that says so."""

    service: Any
    threat: Any


@dataclass(frozen=True)
class Serving:
    """An operation that serves a threat, and the row that says so."""

    service: Any
    operation: Any


def listing(filters: Filters, asked: Asked, *, now: datetime, as_of: datetime | None = None) -> Page:
    """A page of the register, today or as known at a past moment."""
    return paging.page(_narrowed(filters, now, as_of), SORTED_BY[asked.sort.key], asked)


def every(filters: Filters, sort: Sort, *, now: datetime, as_of: datetime | None = None) -> list[Any]:
    """The whole filtered register in its order, for an export."""
    column = F(SORTED_BY[sort.key])
    order = column.desc(nulls_last=True) if sort.descending else column.asc(nulls_last=True)
    return list(_narrowed(filters, now, as_of).order_by(order, "pk"))


def count(filters: Filters, *, now: datetime, as_of: datetime | None = None) -> int:
    """How many operations the filters keep."""
    return _narrowed(filters, now, as_of).count()


def operation(number: int, *, as_of: datetime | None = None) -> Any | None:
    """One operation, or None where there is none for this viewer."""
    return _base(as_of).filter(record=number).first()


def open_operations(owners: Iterable[int]) -> list[Operation]:
    """The operations of these agencies that have not ended, by name."""
    return list(
        Operation.objects.filter(owner_agency_id__in=owners, ends_on__isnull=True).order_by("name", "pk")
    )


def service(number: int) -> Service | None:
    """One row that says which threat an operation serves; None where there is none for this viewer."""
    return Service.objects.filter(pk=number).select_related("operation", "threat").first()


def served(records: Iterable[int], *, as_of: datetime | None = None) -> dict[int, list[Served]]:
    """The threats that operations serve or served, by operation; those not the viewer's are left out."""
    services = list(_services(as_of).filter(operation_id__in=list(records)).order_by("-starts_on", "pk"))
    ids = {row.threat_id for row in services}
    threats = {threat.record: threat for threat in _threats(as_of).filter(record__in=ids)}
    found: dict[int, list[Served]] = {}
    for row in services:
        if row.threat_id in threats:
            found.setdefault(row.operation_id, []).append(Served(row, threats[row.threat_id]))
    return found


def serving(threat_id: int, *, as_of: datetime | None = None) -> list[Serving]:
    """The operations that serve or served a threat, those that go on first."""
    services = list(_services(as_of).filter(threat_id=threat_id))
    found = _base(as_of).filter(record__in=[row.operation_id for row in services])
    operations = {row.record: row for row in found}
    pairs = [Serving(row, operations[row.operation_id]) for row in services if row.operation_id in operations]
    return sorted(
        pairs, key=lambda pair: (pair.service.ends_on is not None, -pair.service.starts_on.toordinal())
    )


def panel(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """The operations that serve a threat, for its page; None for somebody who reads no operations."""
    if not viewer.may(policy.Permission.VIEW):
        return None
    as_of = moment if isinstance(subject, ThreatVersion) else None
    return {
        "serving": serving(subject.record, as_of=as_of),
        "reference": subject.reference,
        "may_link": viewer.may(policy.Permission.RECORD) and as_of is None,
    }


def in_force(on: Any) -> Q:
    """What holds on a day (or on the day that an expression gives): begun, and not over."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def _narrowed(filters: Filters, now: datetime, as_of: datetime | None) -> QuerySet[Any]:
    on = clock.day_of(as_of or now)
    rows = _base(as_of).filter(filters.conditions(on))
    if filters.unserving:
        seen = _threats(as_of).values("record")
        # An operation that ended is asked about its own last day: after it nothing is served.
        day = Least(Value(on), OuterRef("ends_on"))
        serving = _services(as_of).filter(in_force(day), operation_id=OuterRef("record"), threat_id__in=seen)
        rows = rows.filter(~Exists(serving))
    return rows


def _base(as_of: datetime | None) -> QuerySet[Any]:
    if as_of is None:
        return Operation.objects.annotate(record=F("id"))
    return OperationVersion.objects.as_of(as_of)


def _services(as_of: datetime | None) -> QuerySet[Any]:
    return Service.objects.all() if as_of is None else ServiceVersion.objects.as_of(as_of)


def _threats(as_of: datetime | None) -> QuerySet[Any]:
    return Threat.objects.annotate(record=F("id")) if as_of is None else ThreatVersion.objects.as_of(as_of)
