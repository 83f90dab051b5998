"""The addresses of a list: what a query string asks for, and links that keep the sort, the filters and the place."""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Protocol, TypedDict

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from fourfold.core.capability.sentences import Unanswerable

from .parts import Asked, Column, Sort, SortLink

AFTER, BEFORE, SORT = "after", "before", "sort"


class ListError(Unanswerable):
    """A link of a list that cannot be followed, in the reader's words."""


class Found(Protocol):
    """A page that was found: None for `first` or `last` where the list ends."""

    @property
    def first(self) -> int | str | None: ...
    @property
    def last(self) -> int | str | None: ...
    @property
    def earlier(self) -> int: ...


class PageLinks(TypedDict):
    """Where a page of a list stands in it, as `ListPage` takes it."""

    previous_url: str
    next_url: str
    earlier: int


def asked(query: Mapping[str, str], columns: Iterable[Column], default: Sort) -> Asked:
    """The sort and the place that a query string asks for; ListError in words for a link that is broken."""
    sort = _sort(query.get(SORT, ""), columns) or default
    after, before = (_opened(query.get(name, ""), sort) for name in (AFTER, BEFORE))
    return Asked(sort, after, before)


def token(sort: Sort, row_id: int | str) -> str:
    """Where a page starts, opaque. It holds the row's identifier, never its values: a name may be one."""
    packed = json.dumps([str(sort), row_id], separators=(",", ":")).encode()
    return urlsafe_b64encode(packed).rstrip(b"=").decode()


def address(request: HttpRequest, **changes: str) -> str:
    """This list's address with some keys changed ("" removes one); every other key is kept."""
    query: QueryDict = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value:
            query[key] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def heads(request: HttpRequest, columns: Iterable[Column], sort: Sort) -> list[SortLink]:
    """The table's headers: a second press on the sorted column turns its order."""
    return [_head(request, column, sort) for column in columns]


def without(request: HttpRequest, key: str, value: str | None = None) -> str:
    """The list's address without one filter, or without one of the values of that filter."""
    query: QueryDict = request.GET.copy()
    left = [] if value is None else [kept for kept in query.getlist(key) if kept != value]
    for name in (key, AFTER, BEFORE):
        query.pop(name, None)
    query.setlist(key, left) if left else None
    return f"{request.path}?{query.urlencode()}" if query else request.path


def cleared(request: HttpRequest, keys: Iterable[str]) -> str:
    """The list's address without any of its filters; the sort and the as-of day stay."""
    return address(request, **dict.fromkeys([*keys, AFTER, BEFORE], ""))


def kept(request: HttpRequest, filters: Iterable[str]) -> list[tuple[str, str]]:
    """What a filter form sends along hidden: every key that is neither a filter nor a place in the list."""
    dropped = {*filters, AFTER, BEFORE}
    return [(key, value) for key, values in request.GET.lists() if key not in dropped for value in values]


def page_links(request: HttpRequest, sort: Sort, found: Found) -> PageLinks:
    """`previous_url` and `next_url` of a page, and how many rows stand before it."""
    first, last = found.first, found.last
    return {
        "previous_url": "" if first is None else address(request, after="", before=token(sort, first)),
        "next_url": "" if last is None else address(request, before="", after=token(sort, last)),
        "earlier": found.earlier,
    }


def _head(request: HttpRequest, column: Column, sort: Sort) -> SortLink:
    if not column.sortable:
        return SortLink(column, "", "")
    current = column.key == sort.key
    state = ("descending" if sort.descending else "ascending") if current else "none"
    turned = Sort(column.key, descending=current and not sort.descending)
    return SortLink(column, address(request, after="", before="", sort=str(turned)), state)


def _sort(text: str, columns: Iterable[Column]) -> Sort | None:
    key = text.removeprefix("-")
    known = any(column.sortable and column.key == key for column in columns)
    return Sort(key, text.startswith("-")) if known else None


def _opened(text: str, sort: Sort) -> int | str | None:
    if not text:
        return None
    try:
        named, row_id = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        raise ListError(_("This link to a page of the list is broken. Start from the first page.")) from None
    if named != str(sort) or not isinstance(row_id, int | str):
        raise ListError(_("The list has been sorted another way since. Start from the first page."))
    return row_id
