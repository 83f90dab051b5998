"""Paging a queryset by key: a page starts after a row, so that no page skips or repeats one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .lists import PAGE_SIZE, Asked, Chip, Column, ListError, ListPage, page_of

GONE = _("The row that this page starts from is not here any more. Start from the first page.")


@dataclass(frozen=True)
class Slice:
    """The rows of one page, the identifiers that its links start from (None where the list ends), what came before."""

    rows: Sequence[Any]
    first: int | str | None
    last: int | str | None
    earlier: int = 0


@dataclass(frozen=True)
class Page:
    """Some rows of a list, how many there are in all, where the pages beside it start, how many rows came earlier."""

    rows: list[Any]
    total: int
    first: int | str | None
    last: int | str | None
    earlier: int = 0


def page(rows: QuerySet[Any], field: str, asked: Asked) -> Page:
    """A page of `rows` as `cut` gives it, with the count of all of them."""
    found = cut(rows, field, asked, asked.size)
    return Page(list(found.rows), rows.count(), found.first, found.last, found.earlier)


def cut(rows: QuerySet[Any], field: str, asked: Asked, size: int = PAGE_SIZE) -> Slice:
    """One page of `rows` in the order of `field`, ties by primary key, what is not known last either way.

    `field` is a column or an annotation. Three queries at most; ListError when the row to start from is gone.
    """
    backwards = asked.before is not None
    anchor = asked.before if backwards else asked.after
    ordered = rows.order_by(*_order(field, asked.sort.descending, backwards))
    before = 0
    if anchor is not None:
        value = _value(rows, field, anchor)
        ordered = ordered.filter(_beyond(field, value, anchor, asked.sort.descending, backwards))
        before = rows.order_by().filter(_beyond(field, value, anchor, asked.sort.descending, True)).count()
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return _slice(
        found,
        starts=more if backwards else anchor is not None,
        goes_on=True if backwards else more,
        # Forwards, the anchor itself came earlier too; backwards, the rows that are shown stand between.
        earlier=before - len(found) if backwards else before + (anchor is not None),
    )


def cut_in_order(keys: Sequence[Any], asked: Asked, size: int = PAGE_SIZE) -> Slice:
    """One page of keys that are in their order already; ListError when the one to start from is gone."""
    backwards = asked.before is not None
    anchor = asked.before if backwards else asked.after
    if anchor is not None and anchor not in keys:
        raise ListError(str(GONE))
    place = 0 if anchor is None else keys.index(anchor)
    start = max(0, place - size) if backwards else place + (anchor is not None)
    found = keys[start : place if backwards else start + size]
    end = start + len(found)
    first, last = found[0] if found and start else None, found[-1] if found and end < len(keys) else None
    return Slice(found, first, last, start)


def page_in_order(
    request: HttpRequest,
    columns: Iterable[Column],
    asked: Asked,
    found: Mapping[Any, Any],
    row: Callable[[Any], Any],
    *,
    chips: Sequence[Chip] = (),
    filters: Iterable[str] = (),
) -> ListPage:
    """A page of what was found, by its keys in their order, as a template takes it; `row` puts one in words."""
    part = cut_in_order(list(found), asked)
    rows = [row(found[key]) for key in part.rows]
    return page_of(request, columns, asked.sort, rows, part, total=len(found), chips=chips, filters=filters)


def _slice(rows: list[Any], *, starts: bool, goes_on: bool, earlier: int) -> Slice:
    if not rows:
        return Slice((), None, None)
    return Slice(rows, rows[0].pk if starts else None, rows[-1].pk if goes_on else None, earlier)


def _order(field: str, descending: bool, backwards: bool) -> list[Expression]:
    """Unknown stays last in both directions of the sort, and so comes first when read backwards."""
    by, key = F(field), F("pk")
    falling = descending != backwards
    nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
    return [by.desc(**nulls) if falling else by.asc(**nulls), key.desc() if backwards else key.asc()]


def _value(rows: QuerySet[Any], field: str, anchor: int | str) -> Any:
    try:
        found = list(rows.order_by().filter(pk=anchor).values_list(field, flat=True)[:1])
    except (ValueError, TypeError, OverflowError):  # the link holds something that is no identifier
        found = []
    if not found:
        raise ListError(str(GONE))
    return found[0]


def _beyond(field: str, value: Any, anchor: int | str, descending: bool, backwards: bool) -> Q:
    """What comes after (or, backwards, before) the anchor row in the sorted order."""
    tie = Q(**{"pk__lt" if backwards else "pk__gt": anchor})
    if value is None:
        unknown = Q(**{f"{field}__isnull": True}) & tie
        return unknown | Q(**{f"{field}__isnull": False}) if backwards else unknown
    falling = descending != backwards
    beyond = Q(**{f"{field}__{'lt' if falling else 'gt'}": value}) | (Q(**{field: value}) & tie)
    return beyond if backwards else beyond | Q(**{f"{field}__isnull": True})
