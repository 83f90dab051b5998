"""Reads of people to contact: the partner's own, and what partners did for the agency that lets them see."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.sharing.models import Agreement, Contact, Party
from fourfold.core.sharing.offering import Victim
from fourfold.core.sharing.rules import standing
from fourfold.core.sharing.rules.agreements import State
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page

SORTED_BY = {"since": "since", "name": "name", "about": "about", "contacted": "contacted_at"}
NEWEST_FIRST = Sort("since", descending=True)


def own(viewer: Viewer, *, waiting: bool = False) -> QuerySet[Any]:
    """Whom the viewer's agency may contact; with `waiting` those whom nobody has contacted yet."""
    found = Contact.objects.filter(partner_id__in=viewer.agencies)
    return found.filter(contacted_at__isnull=True) if waiting else found


def page(rows: QuerySet[Any], asked: Asked) -> Page:
    """A page of them."""
    return paging.page(rows, SORTED_BY[asked.sort.key], asked)


def every(rows: QuerySet[Any], sort: Sort) -> list[Contact]:
    """All of them in their order, for an export."""
    column = SORTED_BY[sort.key]
    return list(rows.order_by(f"-{column}" if sort.descending else column, "pk"))


def one(number: int, viewer: Viewer) -> Contact | None:
    """One of them, for the partner."""
    found: Contact | None = own(viewer).filter(pk=number).first()
    return found


def of_record(kind: str, record: int) -> list[Contact]:
    """Whom partners may contact about a record, for the agency that owns it."""
    return list(
        Contact.objects.filter(about_kind=kind, about_id=record, ended_at__isnull=True).order_by("name")
    )


def under(agreement: Agreement) -> int:
    """How many people stand open under an agreement today."""
    return Contact.objects.filter(agreement=agreement, ended_at__isnull=True).count()


def agreements(owners: Collection[int], on: date) -> list[Agreement]:
    """The agreements of these agencies that give standing access on a day."""
    found = Agreement.objects.filter(
        state=State.APPROVED,
        standing=standing.VICTIMS,
        owner_agency_id__in=owners,
        starts_on__lte=on,
        ends_on__gte=on,
    )
    return list(found.order_by("pk"))


def partners(agreement: Agreement) -> list[int]:
    """Who receives under an agreement today."""
    rows = Party.objects.filter(agreement=agreement, left_on__isnull=True)
    return list(rows.values_list("agency_id", flat=True))


def victims(owner: int, kind: str, ids: Collection[int] | None, at: datetime) -> list[Victim]:
    """Who may be a victim on an agency's records (on these, where some are named), as capabilities announce it."""
    found = [one.victims for one in capability.shareable() if one.victims and kind in ("", one.kind)]
    return [victim for path in found for victim in capability.load(path)(owner, ids, at)]
