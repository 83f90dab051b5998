"""Reads of editions and of what went, for the agency that shared and for the partner: row security says whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.sharing import policy
from fourfold.core.sharing.models import Action, Correction, Disclosure, Edition, Standing
from fourfold.core.sharing.rules.editions import State
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page

SORTED_BY = {
    "shared": "shared_at", "subject": "subject", "purpose": "purpose", "until": "use_until", "from": "from_agency_id",
    "to": "partner_id",
}  # fmt: skip
NEWEST_FIRST = Sort("shared", descending=True)
TO_DO = "to_do"


def received(viewer: Viewer, purposes: Iterable[str] = (), *, to_do: bool = False) -> QuerySet[Any]:
    """What was shared with the viewer's agency and may still be used, narrowed where it is asked for."""
    rows = Disclosure.objects.filter(partner_id__in=viewer.agencies)
    wanted = list(purposes)
    rows = rows.filter(purpose__in=wanted) if wanted else rows
    if to_do:
        rows = rows.filter(
            Q(acknowledged_at__isnull=True) | Q(actions__done_at__isnull=True, actions__isnull=False)
        )
    return rows.distinct()


def given_out(viewer: Viewer, purposes: Iterable[str] = ()) -> QuerySet[Any]:
    """What agencies of the viewer's shared, with whomever."""
    rows = Disclosure.objects.filter(from_agency_id__in=viewer.agencies)
    wanted = list(purposes)
    return rows.filter(purpose__in=wanted) if wanted else rows


def page(rows: QuerySet[Any], asked: Asked) -> Page:
    """A page of copies."""
    return paging.page(rows, SORTED_BY[asked.sort.key], asked)


def every(rows: QuerySet[Any], sort: Sort) -> list[Disclosure]:
    """All of them in their order, for an export."""
    column = F(SORTED_BY[sort.key])
    return list(rows.order_by(column.desc() if sort.descending else column.asc(), "pk"))


def copy(written: str) -> Disclosure | None:
    """One copy by what is printed on it; None where there is none for this viewer."""
    return Disclosure.objects.filter(copy=written.upper()).first()


def of_record(kind: str, record: int) -> list[Disclosure]:
    """The copies that went of a record, the newest first, as far as they exist for the viewer."""
    numbers = Standing.objects.filter(about_kind=kind, about_id=record).values("disclosure_id")
    return list(Disclosure.objects.filter(pk__in=numbers).order_by("-shared_at"))


def standing(disclosure: Disclosure) -> Standing | None:
    """The owner's note on a copy."""
    return Standing.objects.select_related("of_edition").filter(disclosure=disclosure).first()


def changed(viewer: Viewer) -> list[Standing]:
    """Copies whose source says something else since, about which nobody has decided, the longest first."""
    found = Standing.objects.select_related("disclosure").filter(
        changed_at__isnull=False, settled="", owner_agency_id__in=viewer.write_agencies
    )
    return list(found.order_by("changed_at", "pk"))


def edition(number: int) -> Edition | None:
    """One edition of the viewer's agency by its number."""
    found: Edition | None = Edition.objects.filter(pk=number).first()
    return found


def waiting(viewer: Viewer) -> list[Edition]:
    """The editions that wait for this viewer's reading, the oldest first."""
    if not viewer.may(policy.Permission.APPROVE):
        return []
    found = Edition.objects.filter(state=State.WAITING, owner_agency_id__in=viewer.write_agencies)
    return list(found.exclude(made_by_id=viewer.user_id).order_by("made_at", "pk"))


def corrections(viewer: Viewer) -> list[Correction]:
    """What the viewer's agency was told of its copies and nobody there has acknowledged, the oldest first."""
    found = Correction.objects.filter(acknowledged_at__isnull=True, partner_id__in=viewer.agencies)
    return list(found.order_by("told_at", "pk"))


def correction(number: int, viewer: Viewer) -> Correction | None:
    """One of them."""
    return Correction.objects.filter(pk=number, partner_id__in=viewer.agencies).first()


def corrections_of(disclosure: Disclosure) -> list[Correction]:
    """What the partner was told of a copy, in order."""
    return list(Correction.objects.filter(disclosure=disclosure).order_by("pk"))


def actions(viewer: Viewer, *, done: bool | None = None) -> list[Action]:
    """What is asked of the viewer's agency, the most urgent first; what is done last."""
    found = Action.objects.filter(partner_id__in=viewer.agencies)
    if done is not None:
        found = found.filter(done_at__isnull=not done)
    return sorted(found, key=lambda one: (one.done_at is not None, one.due_on, one.pk))


def action(number: int, viewer: Viewer) -> Action | None:
    """One of them."""
    return Action.objects.filter(pk=number, partner_id__in=viewer.agencies).first()


def actions_of(disclosure: Disclosure) -> list[Action]:
    """What was asked with a copy."""
    return list(Action.objects.filter(disclosure=disclosure).order_by("pk"))


def is_late(one: Action, today: date) -> bool:
    """Whether its day has passed and nobody gave a result."""
    return one.done_at is None and one.due_on < today
