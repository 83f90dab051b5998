"""What is told of an operation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Schema

from fourfold.core.api import agencies
from fourfold.core.api.schemas import Listed
from fourfold.resourcing.operations import queries

FACTS = ("name", "sio", "level", "why_here", "financial_investigator", "no_financial_investigator_because")


class ServedTold(Schema):
    """A threat that an operation serves or served."""

    number: int
    reference: str
    starts_on: date
    ends_on: date | None


class OperationTold(Schema):
    """An investigation: who leads it, where and at which level, why there, and which threats it serves."""

    number: int
    name: str
    owner: str | None
    unit: str | None
    sio: str
    level: str
    why_here: str
    starts_on: date
    ends_on: date | None
    financial_investigator: str
    no_financial_investigator_because: str
    serves: list[ServedTold]
    edition: int


class Operations(Listed):
    """A page of the register."""

    items: list[OperationTold]


def now(request: Any, number: int) -> OperationTold:
    """One operation as it stands after a write."""
    found = queries.operation(number)
    if found is None:
        raise Http404
    return told(request, [found])[0]


def told(request: Any, rows: list[Any]) -> list[OperationTold]:
    """Operations with the threats that each serves, today or as known at the moment of the request."""
    as_of, codes = request.as_of, agencies.codes()
    served = queries.served([row.record for row in rows], as_of=as_of)
    return [
        OperationTold(
            **{name: getattr(row, name) for name in (*FACTS, "starts_on", "ends_on", "edition")},
            number=row.record, owner=codes.get(row.owner_agency_id), unit=codes.get(row.unit_id or 0),
            serves=[_served(one, as_of) for one in served.get(row.record, ())],
        )
        for row in rows
    ]  # fmt: skip


def _served(one: queries.Served, as_of: Any) -> ServedTold:
    service = one.service
    number = service.pk if as_of is None else service.record
    return ServedTold(
        number=number, reference=one.threat.reference, starts_on=service.starts_on, ends_on=service.ends_on
    )
