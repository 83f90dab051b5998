"""Who did what: the chain in one sentence, the search, the entries, and the same as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.audit import reading
from fourfold.core.audit.reading import Entry
from fourfold.core.capability.sentences import Unanswerable
from fourfold.core.history import clock
from fourfold.core.ui import exports, lists, pages, spreadsheets
from fourfold.reporting.auditing import asking, words
from fourfold.reporting.auditing.forms import SearchForm
from fourfold.reporting.auditing.policy import Permission


@door(Permission.READ)
def entries(request: Any) -> HttpResponse:
    """The entries that the address asks for; of the last seven days where it asks for nothing."""
    form = asking.form_of(request)
    if not form.is_valid():
        return _page(request, form, None)
    place = lists.asked(request.GET, words.COLUMNS, asking.FOUND_BY)
    found = reading.find(asking.asked(form.cleaned_data, place), by=request.viewer)
    known = words.Words.of(found.rows, clock.day_of(request.at))
    page = lists.page_of(
        request, words.COLUMNS, place.sort, [words.row(one, known) for one in found.rows], found,
        total=found.total, chips=asking.chips(request, form.cleaned_data), filters=form.fields,
    )  # fmt: skip
    return _page(request, form, page)


@door(Permission.READ)
@require_POST
def find(request: Any) -> HttpResponse:
    """A search: sent by POST, so that no name and no word of a reason stands in an address."""
    form = SearchForm(request.POST, reach=request.viewer.audits)
    audit.consulted("audit.ask", by=request.viewer, kind="audit")
    if not form.is_valid():
        return _page(request, form, None)
    request.session[asking.WORDS] = form.cleaned_data["words"]
    return redirect(f"{reverse('auditing:entries')}?{asking.address(form.cleaned_data)}")


@door(Permission.READ)
def as_csv(request: Any) -> HttpResponseBase:
    """What was found, as CSV."""
    cover, rows = _file(request)
    return exports.csv_response(cover, words.FILE, rows)


@door(Permission.READ)
def as_xlsx(request: Any) -> HttpResponseBase:
    """What was found, as a workbook with a cover, which says how far the log was whole."""
    cover, rows = _file(request)
    return spreadsheets.xlsx_response(cover, words.FILE, rows)


def _file(request: Any) -> tuple[exports.Cover, list[list[Any]]]:
    form = asking.form_of(request)
    if not form.is_valid():
        raise Unanswerable(next(iter(form.errors.values()))[0])
    found: list[Entry] = reading.export(asking.asked(form.cleaned_data), by=request.viewer)
    known = words.Words.of(found, clock.day_of(request.at))
    said, _wrong = words.chain()
    cover = exports.Cover(
        title=_("Audit"), who=request.viewer.name, run_at=request.at,
        filters=[said, asking.reach_in_words(request.viewer.audits), *asking.in_words(form.cleaned_data)],
    )  # fmt: skip
    return cover, [words.values(one, known) for one in found]


def _page(request: Any, form: SearchForm, page: lists.ListPage | None) -> HttpResponse:
    said, wrong = words.chain()
    context = {
        "form": form,
        "page": page,
        "chain": said,
        "wrong": wrong,
        "reach": asking.reach_in_words(request.viewer.audits),
    }
    return pages.render(request, "auditing/entries.jinja", context, h1=_("Audit"))
