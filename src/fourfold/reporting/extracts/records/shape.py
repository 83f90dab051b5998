"""The shape of what extracts have to know of a kind of records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from fourfold.core.history.models import Version
from fourfold.reporting.extracts.models import Key

Labels = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """Why a record is answered differently at two moments: in words, and whether it holds of two versions of it."""

    label: Any
    holds: Callable[[Any, Any], bool]


@dataclass(frozen=True)
class Records:
    """One kind of records.

    `filters` reads a definition's words; `kept_at` gives the slices that they keep at a moment. `keys` holds the keys
    that its rows are digested with, in a table of their own: record numbers of two kinds overlap.
    `said` gives the words for the codes of each column, as they were known at a moment. `begun` is the column with
    the day on which what is told took place. Columns whose name ends with "agency" hold agencies.
    """

    versions: type[Version]
    keys: type[Key]
    filters: Callable[[Mapping[str, list[str]]], Any]
    kept_at: Callable[..., QuerySet[Any]]
    page: str
    owner: str
    name: str
    begun: str
    labels: Labels
    said: Callable[[datetime], Mapping[str, Labels]]
    reasons: Mapping[str, Reason]
    numeric: Collection[str] = ()

    def page_of(self, row: Any) -> str:
        """The address of a record's own page."""
        return reverse(self.page, args=[row.reference])

    def label(self, column: str) -> Any:
        """The heading of a column."""
        return self.labels.get(column, column)


def column(name: str) -> str:
    """The attribute behind a column's name: agencies by their identifier."""
    return f"{name}_id" if name.endswith("agency") else name


def value(row: Any, name: str) -> Any:
    """A row's value under a column's name."""
    return getattr(row, column(name))


def values(names: Sequence[str], row: Any) -> list[Any]:
    """A row's values in the order of a definition's columns."""
    return [value(row, name) for name in names]
