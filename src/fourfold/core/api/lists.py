"""A page of a list, by the same columns, tokens and counts as the list's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.api.problems import Invalid
from fourfold.core.api.schemas import Paging
from fourfold.core.ui import lists
from fourfold.core.ui.lists import Asked, Column, Sort
from fourfold.core.ui.paging import Page


def asked(page: Paging, columns: Iterable[Column], default: Sort) -> Asked:
    """The sort, the place and the size that were asked for. Raises Invalid for a column that sorts nothing."""
    columns = list(columns)
    names = [column.key for column in columns if column.sortable]
    if page.sort and page.sort.removeprefix("-") not in names:
        choices = ", ".join(names)
        raise Invalid([("sort", _("Sort by one of these: %(columns)s.") % {"columns": choices})])
    query = {lists.SORT: page.sort, lists.AFTER: page.after}
    found = lists.asked(query, columns, default)
    return Asked(found.sort, found.after, size=page.limit)


def told(found: Page, asked: Asked) -> dict[str, Any]:
    """The count and the token of the next page."""
    return {
        "count": found.total,
        "next": lists.token(asked.sort, found.last) if found.last is not None else None,
    }
