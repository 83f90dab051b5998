"""Reads of code lists."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from fourfold.core.reference.models import Code


def codes(listed: str, on: date) -> list[Code]:
    """The codes of a list in force on a day, in their order; empty for a list that is not here."""
    return list(_in_force(on).filter(list_name=listed).order_by("order", "code"))


def every(on: date) -> dict[str, list[Code]]:
    """Every list with its codes in force on a day, in one read: for a page that shows many of them."""
    found: dict[str, list[Code]] = {}
    for one in _in_force(on).order_by("order", "code"):
        found.setdefault(one.list_name, []).append(one)
    return found


def code(listed: str, key: str, on: date) -> Code | None:
    """One code of a list on a day; None when it is not in force."""
    return _in_force(on).filter(list_name=listed, code=key).first()


def known(listed: str, key: str) -> Code | None:
    """A code whenever it was in force, the latest first: an old record keeps the words of its time."""
    latest_first = F("in_force_from").desc(nulls_last=True)
    return Code.objects.filter(list_name=listed, code=key).order_by(latest_first).first()


def is_in_force(listed: str, key: str, on: date) -> bool:
    """Whether a code may be chosen on a day."""
    return _in_force(on).filter(list_name=listed, code=key).exists()


def lists() -> list[str]:
    """The names of all lists."""
    return list(Code.objects.order_by("list_name").values_list("list_name", flat=True).distinct())


def _in_force(on: date) -> QuerySet[Code]:
    begun = Q(in_force_from__isnull=True) | Q(in_force_from__lte=on)
    goes_on = Q(in_force_to__isnull=True) | Q(in_force_to__gt=on)
    return Code.objects.filter(begun, goes_on)
