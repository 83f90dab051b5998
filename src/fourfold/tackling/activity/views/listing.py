"""Lists of reports: one's own, and those that wait for the co-ordinator; and both as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, frame, lists, pages, spreadsheets
from fourfold.core.ui.lists import Column, ListPage, Row
from fourfold.core.ui.narrowing import chips
from fourfold.tackling.activity import list_words, presenters, queries
from fourfold.tackling.activity.filters import Filters
from fourfold.tackling.activity.forms import FilterForm
from fourfold.tackling.activity.policy import Permission
from fourfold.tackling.activity.rules import State


@door(Permission.VIEW, past=True)
def own(request: Any) -> HttpResponse:
    """What the viewer reported, the newest first, and what became of each."""
    page, form = _page(request, _own(request), list_words.OWN, queries.NEWEST_FIRST, "report.own", _own_row)
    total = ngettext("%(count)s report of yours", "%(count)s reports of yours", page.total)
    context = {"page": page, "form": form, "kept": lists.kept(request, tuple(form.fields))}
    return pages.render(
        request, "activity/own.jinja", context, h1=_heading(request, total, page), title=_("My reports")
    )


@door(Permission.SETTLE, past=True)
def inbox(request: Any) -> HttpResponse:
    """The reports of the viewer's agency, the oldest first; those that wait, or in the states that are chosen."""
    page, form = _page(
        request, _inbox(request), list_words.INBOX, queries.OLDEST_FIRST, "report.inbox", _inbox_row
    )
    total = ngettext("%(count)s report", "%(count)s reports", page.total)
    if Filters.of(request).states in ([], [State.WAITING]):
        total = ngettext("%(count)s report waits", "%(count)s reports wait", page.total)
    context = {"page": page, "form": form, "kept": lists.kept(request, tuple(form.fields))}
    return pages.render(
        request, "activity/inbox.jinja", context, h1=_heading(request, total, page), title=_("Reports")
    )


@door(Permission.VIEW, past=True)
def own_csv(request: Any) -> HttpResponseBase:
    """The viewer's own reports as CSV."""
    return exports.csv_response(_cover(request, _("My reports")), list_words.EXPORTED, _own_values(request))


@door(Permission.VIEW, past=True)
def own_xlsx(request: Any) -> HttpResponseBase:
    """The viewer's own reports as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(
        _cover(request, _("My reports")), list_words.EXPORTED, _own_values(request)
    )


@door(Permission.SETTLE, past=True)
def inbox_csv(request: Any) -> HttpResponseBase:
    """The inbox as CSV."""
    return exports.csv_response(_cover(request, _("Reports")), list_words.EXPORTED, _inbox_values(request))


@door(Permission.SETTLE, past=True)
def inbox_xlsx(request: Any) -> HttpResponseBase:
    """The inbox as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(
        _cover(request, _("Reports")), list_words.EXPORTED, _inbox_values(request)
    )


def _own(request: Any) -> Any:
    return queries.own(request.viewer, Filters.of(request).states, as_of=request.as_of)


def _inbox(request: Any) -> Any:
    return queries.inbox(request.viewer, Filters.of(request).states, as_of=request.as_of)


def _own_row(request: Any, report: Any, _words: presenters.Words) -> Row:
    return list_words.own_row(report, _url(request, "one", report))


def _inbox_row(request: Any, report: Any, words: presenters.Words) -> Row:
    opens = "settle" if report.state == State.WAITING and request.as_of is None else "one"
    return list_words.inbox_row(report, words, _url(request, opens, report), request.as_of or request.at)


def _url(request: Any, name: str, report: Any) -> str:
    return frame.keep_as_of(request, reverse(f"activity:{name}", args=[report.reference]))


def _page(
    request: Any,
    rows: Any,
    columns: Sequence[Column],
    order: lists.Sort,
    act: str,
    row: Callable[[Any, Any, presenters.Words], Row],
) -> tuple[ListPage, FilterForm]:
    """A page of a list with its filters; the audit hears how many were read."""
    asked = lists.asked(request.GET, columns, order)
    found, chosen = queries.page(rows, asked), Filters.of(request).words()
    audit.record(audit.Operation.CONSULTATION, act, by=request.viewer, kind="report", rows=len(found.rows))
    words = _words(request, found.rows)
    form = FilterForm({**chosen, "as_of": request.GET.get("as_of", "")})
    page = lists.page_of(
        request,
        columns,
        asked.sort,
        [row(request, one, words) for one in found.rows],
        found,
        total=found.total,
        chips=chips(request, form, chosen),
        filters=["state"],
    )
    return page, form


def _words(request: Any, reports: Sequence[Any]) -> presenters.Words:
    day = clock.day_of(request.as_of or request.at)
    return presenters.Words.of(reports, day, known=request.as_of)


def _heading(request: Any, sentence: str, page: ListPage) -> str:
    said = sentence % {"count": formats.number(page.total)}
    return formats.heading_known(said, request.as_of)


def _own_values(request: Any) -> list[list[Any]]:
    return _values(request, _own(request), list_words.OWN, queries.NEWEST_FIRST, "report.export_own")


def _inbox_values(request: Any) -> list[list[Any]]:
    return _values(request, _inbox(request), list_words.INBOX, queries.OLDEST_FIRST, "report.export")


def _values(
    request: Any, rows: Any, columns: Sequence[Column], order: lists.Sort, act: str
) -> list[list[Any]]:
    found = queries.every(rows, lists.asked(request.GET, columns, order).sort)
    audit.disclosed(act, by=request.viewer, kind="report", rows=len(found))
    words = _words(request, found)
    return [list_words.values(one, words) for one in found]


def _cover(request: Any, title: str) -> exports.Cover:
    chosen = Filters.of(request).words()
    return exports.Cover(
        title=title,
        who=request.viewer.name,
        run_at=request.at,
        as_of=request.as_of,
        filters=[str(chip.label) for chip in chips(request, FilterForm(chosen), chosen)],
    )
