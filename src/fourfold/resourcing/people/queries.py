"""Reads of people and their grants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from fourfold.core.access.models import Grant, Identity, Request, User
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.narrowing import Narrowing, numbers
from fourfold.core.ui.paging import Page

SORTED_BY = {"name": "name", "post": "post", "last_login": "last_login"}
BY_NAME = Sort("name")
WITH, WITHOUT = "with", "without"


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed. Roles and agencies are those of grants in force or still to begin."""

    role: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    state: tuple[str, ...] = ()


def listing(filters: Filters, asked: Asked, *, on: date) -> Page:
    """A page of people."""
    return paging.page(_narrowed(filters, on), SORTED_BY[asked.sort.key], asked)


def every(filters: Filters, sort: Sort, *, on: date) -> list[User]:
    """Everybody whom the filters keep, for an export."""
    column = F(SORTED_BY[sort.key])
    order = column.desc(nulls_last=True) if sort.descending else column.asc(nulls_last=True)
    return list(_narrowed(filters, on).order_by(order, "pk"))


def person(number: int) -> User | None:
    """One person, or None."""
    return User.objects.filter(pk=number).first()


def grant(number: int) -> Grant | None:
    """One grant with its person, or None."""
    return Grant.objects.filter(pk=number).select_related("user", "covers").first()


def cover_asked(user_id: int) -> list[Request]:
    """The cover that somebody asked for and nobody has decided."""
    waits = Request.objects.filter(asked_by_id=user_id, covers__isnull=False, state=Request.State.WAITING)
    return list(waits.select_related("user").order_by("pk"))


def identity(number: int) -> Identity | None:
    """What one subject of a provider was put to, or None."""
    return Identity.objects.filter(pk=number).first()


def identities(user_id: int) -> list[Identity]:
    """The subjects that are somebody's, the latest first."""
    return list(Identity.objects.filter(user_id=user_id, ended_at__isnull=True).order_by("-pk"))


def grants(user_ids: Iterable[int]) -> dict[int, list[Grant]]:
    """Every grant of people, those that go on first, then the latest."""
    found: dict[int, list[Grant]] = {}
    rows = Grant.objects.filter(user_id__in=list(user_ids)).select_related(
        "granted_by", "approved_by", "covers__user"
    )
    for row in rows.order_by(F("ends_on").desc(nulls_first=True), "-starts_on", "-pk"):
        found.setdefault(row.user_id, []).append(row)
    return found


def goes_on(grant: Any, on: date) -> bool:
    """Whether a grant is in force on a day or still to begin."""
    return grant.ends_on is None or grant.ends_on >= on


def _narrowed(filters: Filters, on: date) -> QuerySet[User]:
    held = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), user_id=OuterRef("pk"))
    rows = User.objects.all()
    if len(filters.state) == 1:
        rows = rows.filter(Exists(held) if filters.state == (WITH,) else ~Exists(held))
    if filters.role:
        held = held.filter(role__in=filters.role)
    if filters.agency:
        held = held.filter(agency_id__in=numbers(filters.agency))
    return rows.filter(Exists(held)) if filters.role or filters.agency else rows


def agencies_in_use(*, on: date) -> set[int]:
    """The agencies at which somebody holds a role on a day or will."""
    held = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return set(held.values_list("agency_id", flat=True))
