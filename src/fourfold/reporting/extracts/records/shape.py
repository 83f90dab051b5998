"""The shape of what extracts have to know of a kind of records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from fourfold.core.history.models import Version

Labels = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """Why a record is answered differently at two moments: in words, and whether it holds of two versions of it."""

    label: Any
    holds: Callable[[Any, Any], bool]


@dataclass(frozen=True)
class Records:
    """One kind of records.

    `filters` reads a definition's words; `in_order` gives record and version of what they keep at a moment, by
    reference. `keys` is the table of the keys that its rows are digested with: record numbers of two kinds overlap.
    `said` gives the words for the codes of each column, as they were known at a moment. `begun` is the column with
    the day on which what is told took place. Columns whose name ends with "agency" hold agencies.
    """

    versions: type[Version]
    keys: str
    filters: Callable[[Mapping[str, list[str]]], Any]
    in_order: Callable[..., list[tuple[int, int]]]
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
        return reverse(self.page, args=[row.reference]) if self.page else ""

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
