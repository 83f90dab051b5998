"""Reads of people and their grants, as far as somebody audits."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.core.access.models import Grant, User
from fourfold.core.audit.reading import Reach
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page

SORTED_BY = {"starts_on": "starts_on", "ends_on": "ends_on", "person": "user__name"}
LATEST_FIRST = Sort("starts_on", descending=True)


def named(written: str, reach: Reach) -> list[User]:
    """The people of a name or sign-in name who have or had a role where somebody audits; two at most."""
    held = Grant.objects.filter(user_id=OuterRef("pk"), agency_id__in=reach.within)
    found = User.objects.filter(Q(name__iexact=written) | Q(sign_in_name__iexact=written))
    return list(found.filter(Exists(held)).order_by("pk")[:2])


def person(number: int, reach: Reach) -> User | None:
    """A person by number, if they have or had a role where somebody audits."""
    held = Grant.objects.filter(user_id=OuterRef("pk"), agency_id__in=reach.within)
    return User.objects.filter(Exists(held), pk=number).first()


def grants(reach: Reach, asked: Asked, *, roles: Collection[str], on: date | None) -> Page:
    """A page of the grants that were ever given where somebody audits, or of those that were held on a day."""
    return paging.page(_grants(reach, roles, on), SORTED_BY[asked.sort.key], asked)


def every_grant(reach: Reach, *, roles: Collection[str], on: date | None) -> list[Grant]:
    """All of them, for a file."""
    return list(_grants(reach, roles, on).order_by("-starts_on", "pk"))


def grants_of(numbers: Iterable[int]) -> dict[int, list[Grant]]:
    """Every grant of some people, the latest first."""
    found: dict[int, list[Grant]] = {}
    for one in (
        Grant.objects.filter(user_id__in=set(numbers))
        .select_related("covers__user")
        .order_by("-starts_on", "pk")
    ):
        found.setdefault(one.user_id, []).append(one)
    return found


def _grants(reach: Reach, roles: Collection[str], on: date | None) -> QuerySet[Grant]:
    found = Grant.objects.filter(agency_id__in=reach.within)
    if roles:
        found = found.filter(role__in=roles)
    if on is not None:
        found = found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)
    return found.select_related("user", "granted_by", "approved_by", "request", "covers__user")
