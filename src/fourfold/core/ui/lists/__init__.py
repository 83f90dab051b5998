"""A list page: its columns, its sort, its filters, and the links that keep all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest

from .links import (
    AFTER,
    BEFORE,
    SORT,
    Found,
    ListError,
    address,
    asked,
    cleared,
    heads,
    kept,
    page_links,
    token,
    without,
)
from .parts import PAGE_SIZE, Asked, Cell, Chip, Column, ListPage, Row, Sort, SortLink

__all__ = [
    "AFTER", "BEFORE", "PAGE_SIZE", "SORT", "Asked", "Cell", "Chip", "Column", "ListError", "ListPage", "Row", "Sort",
    "SortLink", "address", "asked", "cleared", "heads", "kept", "page_links", "token", "without",
]  # fmt: skip


def page_of(
    request: HttpRequest,
    columns: Iterable[Column],
    sort: Sort,
    rows: Sequence[Any],
    found: Found,
    *,
    total: int,
    chips: Sequence[Chip] = (),
    filters: Iterable[str] = (),
) -> ListPage:
    """A page of a list as its template takes it: `rows` in words, where the page stands, and what narrows the list.

    `filters` are the names of all that can narrow it; the as-of day is none of them, since it stays.
    """
    names = [name for name in filters if name != "as_of"]
    return ListPage(
        heads=heads(request, columns, sort),
        rows=rows,
        total=total,
        chips=chips,
        clear_url=cleared(request, names) if names else "",
        **page_links(request, sort, found),
    )
