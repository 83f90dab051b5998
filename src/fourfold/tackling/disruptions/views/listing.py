"""The list of disruptions and its exports."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, frame, lists, pages, spreadsheets
from fourfold.core.ui.fields import DayField, parse_day
from fourfold.core.ui.lists import Asked, Chip, ListPage
from fourfold.core.ui.paging import Page
from fourfold.tackling.disruptions import list_words, presenters, queries
from fourfold.tackling.disruptions.filters import Filters
from fourfold.tackling.disruptions.forms import FilterForm
from fourfold.tackling.disruptions.policy import Permission

ONE_BOX = ("threat", "event_from", "event_to", "record_from", "record_to")


@door(Permission.VIEW, past=True)
def disruption_list(request: Any) -> HttpResponse:
    """The list: filtered, sorted, counted, today or as known on a past day."""
    asked = lists.asked(request.GET, list_words.COLUMNS, queries.NEWEST_FIRST)
    filters, words = filters_of(request), words_of(request)
    found = queries.listing(filters, asked, as_of=request.as_of)
    rows = len(found.rows)
    audit.record(
        audit.Operation.CONSULTATION, "disruption.list", by=request.viewer, kind="disruption", rows=rows
    )
    form = _form(request, words, _chosen(request, filters))
    context = {
        "page": _page(request, found, asked, words, form),
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
    }
    h1 = _heading(request, found.total)
    return pages.render(request, "disruptions/list.jinja", context, h1=h1, title=_("Disruptions"))


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered list as CSV."""
    return exports.csv_response(_cover(request), list_words.COLUMNS, _values(request))


@door(Permission.VIEW, past=True)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), list_words.COLUMNS, _values(request))


def filters_of(request: Any) -> Filters:
    """The filters of the address; a reference is read however somebody wrote it."""
    words = {name: request.GET.getlist(name) for name in request.GET}
    words["threat"] = [queries.written(one) for one in words.get("threat", ()) if one.strip()]
    return Filters.from_words(words)


def day_of(request: Any) -> date:
    """The day that a page is read on: today, or the past day that was asked for."""
    return clock.day_of(request.as_of or request.at)


def words_of(request: Any) -> presenters.Words:
    """The words of the day that a page is read on, as known then."""
    return presenters.Words.on(day_of(request), known=request.as_of)


def _form(request: Any, words: presenters.Words, chosen: dict[str, Any] | None = None) -> FilterForm:
    found = owners(request.viewer.agencies, day_of(request), known=request.as_of)
    return FilterForm(chosen, words=words, owners=found)


def _chosen(request: Any, filters: Filters) -> dict[str, Any]:
    """What the form shows as chosen; a box holds one answer."""
    chosen: dict[str, Any] = {name: list(values) for name, values in filters.words().items()}
    chosen |= {name: chosen[name][0] for name in ONE_BOX if name in chosen}
    return chosen | {"as_of": request.GET.get("as_of", "")}


def _page(request: Any, found: Page, asked: Asked, words: presenters.Words, form: FilterForm) -> ListPage:
    against = queries.threats_of([row.record for row in found.rows], as_of=request.as_of)
    rows = [
        list_words.row(
            row,
            against.get(row.record, []),
            words,
            frame.keep_as_of(request, reverse("disruptions:disruption", args=[row.reference])),
            lambda reference: frame.keep_as_of(request, reverse("threats:threat", args=[reference])),
        )
        for row in found.rows
    ]
    return lists.page_of(
        request,
        list_words.COLUMNS,
        asked.sort,
        rows,
        found,
        total=found.total,
        chips=_chips(request, form),
        filters=form.fields,
    )


def _chips(request: Any, form: FilterForm) -> list[Chip]:
    """One removable chip for each filter in force, in the words of the form."""
    found = []
    for name, values in filters_of(request).words().items():
        field = form.fields[name]
        labels = dict(getattr(field, "choices", ()))
        for value in values:
            if name in ONE_BOX:
                found.append(Chip(_said(field, value), lists.without(request, name)))
            else:
                found.append(Chip(labels.get(value, value), lists.without(request, name, value)))
    return found


def _said(field: Any, value: str) -> str:
    """What was written into a box, a day as days are written here."""
    if isinstance(field, DayField):
        with suppress(ValueError):
            value = formats.day(parse_day(value))
    return f"{field.label}: {value}"


def _heading(request: Any, total: int) -> str:
    sentence = ngettext("%(count)s disruption", "%(count)s disruptions", total) % {
        "count": formats.number(total)
    }
    return formats.heading_known(sentence, request.as_of)


def _values(request: Any) -> list[list[Any]]:
    """Rows for a file, read now: the transaction of the viewer ends before the file is sent."""
    asked = lists.asked(request.GET, list_words.COLUMNS, queries.NEWEST_FIRST)
    words = words_of(request)
    found = queries.every(filters_of(request), asked.sort, as_of=request.as_of)
    against = queries.threats_of([row.record for row in found], as_of=request.as_of)
    values = [list_words.values(row, against.get(row.record, []), words) for row in found]
    audit.disclosed(
        "disruption.export",
        by=request.viewer,
        kind="disruption",
        rows=len(values),
    )
    return values


def _cover(request: Any) -> exports.Cover:
    form = _form(request, words_of(request))
    return exports.Cover(
        title=_("Disruptions"),
        who=request.viewer.name,
        run_at=request.at,
        as_of=request.as_of,
        filters=[str(chip.label) for chip in _chips(request, form)],
    )
