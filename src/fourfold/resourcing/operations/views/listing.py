"""The register of operations and its exports."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports, formats, frame, lists, pages, spreadsheets
from fourfold.core.ui.lists import Asked, ListPage
from fourfold.core.ui.narrowing import chips
from fourfold.core.ui.paging import Page
from fourfold.resourcing.operations import presenters, queries, unserved
from fourfold.resourcing.operations.filters import NONE, OPEN, Filters
from fourfold.resourcing.operations.forms import FilterForm
from fourfold.resourcing.operations.policy import Permission


@door(Permission.VIEW, past=True)
def operation_list(request: Any) -> HttpResponse:
    """The register: filtered, sorted, counted, today or as known on a past day."""
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.NEWEST_FIRST)
    filters, words = Filters.of(request), words_of(request)
    found = queries.listing(filters, asked, now=request.at, as_of=request.as_of)
    rows = len(found.rows)
    audit.consulted("operation.list", by=request.viewer, kind="operation", rows=rows)
    form = _form(request, words, {**filters.words(), "as_of": request.GET.get("as_of", "")})
    context = {
        "page": _page(request, found, asked, words, form),
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
        "unserving": queries.count(
            Filters(state=(OPEN,), threats=(NONE,)), now=request.at, as_of=request.as_of
        ),
        "unserved": unserved.count(now=request.at, as_of=request.as_of),
        "unserving_url": frame.keep_as_of(
            request, f"{reverse('operations:list')}?state={OPEN}&threats={NONE}"
        ),
    }
    return pages.render(
        request, "operations/list.jinja", context, h1=_heading(request, found.total), title=_("Operations")
    )


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered register as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW, past=True)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered register as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


def words_of(request: Any) -> presenters.Words:
    """The words of the day that a page is read on, as known then."""
    return presenters.Words.on(as_known.day_of(request), known=request.as_of)


def _form(request: Any, words: presenters.Words, chosen: dict[str, Any] | None = None) -> FilterForm:
    return FilterForm(chosen, owners=words.owners(request.viewer.agencies), levels=words.levels)


def _page(request: Any, found: Page, asked: Asked, words: presenters.Words, form: FilterForm) -> ListPage:
    served = queries.served([row.record for row in found.rows], as_of=request.as_of)
    rows = [
        presenters.row(
            row,
            served.get(row.record, []),
            words,
            frame.keep_as_of(request, reverse("operations:operation", args=[row.record])),
            lambda reference: frame.keep_as_of(request, reverse("threats:threat", args=[reference])),
        )
        for row in found.rows
    ]
    return lists.page_of(
        request,
        presenters.COLUMNS,
        asked.sort,
        rows,
        found,
        total=found.total,
        chips=chips(request, form, Filters.of(request).words()),
        filters=form.fields,
    )


def _heading(request: Any, total: int) -> str:
    sentence = ngettext("%(count)s operation", "%(count)s operations", total) % {
        "count": formats.number(total)
    }
    return formats.heading_known(sentence, request.as_of)


def _values(request: Any) -> list[list[Any]]:
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.NEWEST_FIRST)
    words = words_of(request)
    found = queries.every(Filters.of(request), asked.sort, now=request.at, as_of=request.as_of)
    served = queries.served([row.record for row in found], as_of=request.as_of)
    values = [presenters.values(row, served.get(row.record, []), words) for row in found]
    audit.disclosed("operation.export", by=request.viewer, kind="operation", rows=len(values))
    return values


def _cover(request: Any) -> exports.Cover:
    form = _form(request, words_of(request))
    return exports.Cover(
        title=_("Operations"),
        who=request.viewer.name,
        run_at=request.at,
        as_of=request.as_of,
        filters=[str(chip.label) for chip in chips(request, form, Filters.of(request).words())],
    )
