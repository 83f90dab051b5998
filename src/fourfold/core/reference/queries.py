"""Reads of code lists. Days are effective days: what was in force then, as worded now or `known` at a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F

from fourfold.core.history import past
from fourfold.core.reference.models import Code


def codes(listed: str, on: date, *, known: datetime | None = None) -> list[Code]:
    """The codes of a list in force on a day, in their order; empty for a list that is not here."""
    return _in_force(on, known, list_name=listed)


def every(on: date, *, known: datetime | None = None) -> dict[str, list[Code]]:
    """Every list with its codes in force on a day, in one read: for a page that shows many of them."""
    found: dict[str, list[Code]] = {}
    for one in _in_force(on, known):
        found.setdefault(one.list_name, []).append(one)
    return found


def code(listed: str, key: str, on: date) -> Code | None:
    """One code of a list on a day; None when it is not in force."""
    return next(iter(_in_force(on, None, list_name=listed, code=key)), None)


def latest(listed: str, key: str) -> Code | None:
    """A code whenever it was in force, the latest first: an old record keeps the words of its time."""
    latest_first = F("in_force_from").desc(nulls_last=True)
    return Code.objects.filter(list_name=listed, code=key).order_by(latest_first).first()


def is_in_force(listed: str, key: str, on: date) -> bool:
    """Whether a code may be chosen on a day."""
    return code(listed, key, on) is not None


def lists() -> list[str]:
    """The names of all lists."""
    return list(Code.objects.order_by("list_name").values_list("list_name", flat=True).distinct())


def _in_force(on: date, known: datetime | None, **equal: Any) -> list[Code]:
    found = [one for one in past.rows(Code, known, **equal) if one.is_in_force(on)]
    return sorted(found, key=lambda one: (one.order, one.code))
