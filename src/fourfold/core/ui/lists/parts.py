"""What a list page is made of: columns, cells, rows, its sort, its filters in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fourfold.core.capability import Words

PAGE_SIZE = 50


@dataclass(frozen=True)
class Column:
    """One column; `key` names it in the address, `numeric` sets its figures to the right.

    A column that is not for the `phone` is left out there: what one needs to choose a row is enough.
    """

    key: str
    label: Words
    sortable: bool = False
    numeric: bool = False
    phone: bool = True


@dataclass(frozen=True)
class Cell:
    """What stands in one cell. `typed` is data that people typed: never translated, `lang` is its own."""

    text: Any
    url: str = ""
    tag: str = ""
    typed: bool = False
    lang: str = ""
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One row of cells in the order of the columns; `id` is what the next page's link starts from."""

    id: int | str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Sort:
    """The column that a list is sorted by."""

    key: str
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True)
class SortLink:
    """A header that sorts: `state` is the value of aria-sort."""

    column: Column
    url: str
    state: str


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address of the list without it."""

    label: Words
    url: str


@dataclass(frozen=True)
class Asked:
    """What the reader asked of a list: the sort, the row after or before which the page starts, and how many rows."""

    sort: Sort
    after: int | str | None = None
    before: int | str | None = None
    size: int = PAGE_SIZE


@dataclass(frozen=True)
class ListPage:
    """One page of a list; `total` counts what the viewer may see and the filters let through.

    `earlier` counts the rows of it on the pages before this one.
    """

    heads: Sequence[SortLink]
    rows: Sequence[Any]
    total: int
    next_url: str = ""
    previous_url: str = ""
    chips: Sequence[Chip] = field(default_factory=tuple)
    clear_url: str = ""
    earlier: int = 0

    @property
    def last_place(self) -> int:
        """The place in the whole list of the last row that this page shows."""
        return self.earlier + len(self.rows)
