"""Open threats without an operation, and the list as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports, formats, frame, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.resourcing.operations import unserved, unserved_words
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.listing import words_of


@door(Permission.VIEW, past=True)
def threat_list(request: Any) -> HttpResponse:
    """The open threats that no operation serves."""
    asked = lists.asked(request.GET, unserved_words.COLUMNS, unserved.WORST_FIRST)
    found = unserved.listing(asked, now=request.at, as_of=request.as_of)
    rows = len(found.rows)
    audit.consulted("operation.unserved", by=request.viewer, kind="threat", rows=rows)
    words = words_of(request)
    page = lists.page_of(
        request,
        unserved_words.COLUMNS,
        asked.sort,
        [unserved_words.row(row, words, _url(request, row)) for row in found.rows],
        found,
        total=found.total,
    )
    trail = (Link(_("Operations"), frame.keep_as_of(request, reverse("operations:list"))),)
    h1 = ngettext(
        "%(count)s open threat without an operation",
        "%(count)s open threats without an operation",
        found.total,
    ) % {"count": formats.number(found.total)}
    context = {"page": page, "trail": trail}
    return pages.render(
        request, "operations/unserved.jinja", context, h1=h1, title=_("Threats without an operation")
    )


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The list as CSV."""
    return exports.csv_response(_cover(request), unserved_words.COLUMNS, _values(request))


@door(Permission.VIEW, past=True)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), unserved_words.COLUMNS, _values(request))


def _values(request: Any) -> list[list[Any]]:
    words = words_of(request)
    found = unserved.every(now=request.at, as_of=request.as_of)
    values = [unserved_words.values(row, words) for row in found]
    audit.disclosed("operation.unserved", by=request.viewer, kind="threat", rows=len(values))
    return values


def _cover(request: Any) -> exports.Cover:
    return exports.Cover(
        title=_("Threats without an operation"),
        who=request.viewer.name,
        run_at=request.at,
        as_of=request.as_of,
    )


def _url(request: Any, threat: Any) -> str:
    return frame.keep_as_of(request, reverse("threats:threat", args=[threat.reference]))
