"""The outbox and the reconciliation in the order of one of their columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fourfold.core.ui.lists import Sort
from fourfold.reporting.exchange.queries import Entry
from fourfold.reporting.exchange.reconciling import Difference

One = TypeVar("One", Entry, Difference)


def entries(found: list[Entry], sort: Sort, words: Any) -> list[Entry]:
    """Entries by a column, ties by reference."""
    keys: dict[str, Callable[[Entry], Any]] = {
        "reference": lambda one: one.reference,
        "kind": lambda one: one.kind,
        "agency": lambda one: words.agency(one.agency),
        "state": lambda one: one.standing.state,
        "since": lambda one: one.standing.since,
        "enters": lambda one: words.agency(one.entered_by),
    }
    return _by(found, keys[sort.key], sort)


def differences(found: list[Difference], sort: Sort, words: Any) -> list[Difference]:
    """Differences by a column, ties by reference."""
    keys: dict[str, Callable[[Difference], Any]] = {
        "reference": lambda one: one.reference,
        "national": lambda one: one.national_reference,
        "kind": lambda one: one.kind,
        "agency": lambda one: words.agency(one.agency),
        "where": lambda one: one.where,
        "since": lambda one: one.since,
    }
    return _by(found, keys[sort.key], sort)


def _by(found: list[One], key: Callable[[One], Any], sort: Sort) -> list[One]:
    """What is not known comes last either way."""
    by_reference = sorted(found, key=lambda one: (one.reference, one.key))
    known = [one for one in by_reference if key(one) is not None]
    return sorted(known, key=key, reverse=sort.descending) + [one for one in by_reference if key(one) is None]
