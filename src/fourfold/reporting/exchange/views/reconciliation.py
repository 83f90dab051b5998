"""Reconciliation: the platform's records and the national database's own list, side by side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import ListPage, Sort
from fourfold.core.ui.narrowing import chips
from fourfold.core.ui.paging import page_in_order
from fourfold.reporting.exchange import (
    difference_words,
    entering,
    maps,
    ordering,
    policy,
    presenters,
    reconciling,
)
from fourfold.reporting.exchange.actions import listing
from fourfold.reporting.exchange.filters import DifferenceFilters
from fourfold.reporting.exchange.forms import DifferenceForm, ListForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.reconciling import Difference
from fourfold.reporting.exchange.rules import Broken

OLDEST_FIRST = Sort("since")


@door(Permission.VIEW)
def reconciliation(request: Any) -> HttpResponse:
    """What is here only, there only, and different, each with its age."""
    on = clock.day_of(request.at)
    words, filters = presenters.Words.on(on), DifferenceFilters.of(request)
    found = reconciling.differences(on=on)
    shown = [one for one in found if filters.keeps(one)]
    form = DifferenceForm(filters.words(), owners=owners(request.viewer.keys, on))
    page = _page(request, shown, words, form, filters)
    audit.record(
        audit.Operation.CONSULTATION,
        "exchange.reconcile",
        by=request.viewer,
        kind="record",
        rows=len(page.rows),
    )
    loaded = {kind: reconciling.lists(kind) for kind in Kind.values}
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
        "sums": _sums(found),
        "loaded": [difference_words.loaded(lists_of, kind, words) for kind, lists_of in loaded.items()],
        "any_loaded": any(loaded.values()),
        "may_send": policy.can_send(request.viewer, entering.unit_of(request.viewer, on)),
        "trail": _trail(),
    }
    said = ngettext(
        "Reconciliation: %(count)s difference", "Reconciliation: %(count)s differences", len(shown)
    )
    h1 = said % {"count": formats.number(len(shown))}
    return pages.render(request, "exchange/reconciliation.jinja", context, h1=h1, title=_("Reconciliation"))


@door(Permission.SEND)
def load(request: Any) -> HttpResponse:
    """Load the national database's own list; the differences stand on the next page."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_valid():
        given = form.cleaned_data
        try:
            loaded = listing.load(kind=given["kind"], file=given["file"], by=request.viewer, at=request.at)
        except Broken as broken:
            form.add_error("file", str(broken))
        else:
            for sentence in loaded.sentences():
                messages.success(request, sentence)
            return redirect("exchange:reconciliation")
    said = maps.newest()
    context = {
        "form": form,
        "headings": [
            (presenters.FILES_OF[kind], [said.national_reference, said.reference,
                                         *(column.heading for column in said.sheets[kind].columns)])
            for kind in Kind
        ],
        "says": said.says,
        "trail": (*_trail(), Link(_("Reconciliation"), reverse("exchange:reconciliation"))),
    }  # fmt: skip
    return pages.render(request, "exchange/load.jinja", context, h1=_("Load the national database's list"))


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """All filtered differences as CSV."""
    return exports.csv_response(_cover(request), difference_words.DIFFERENCES, _values(request))


@door(Permission.VIEW)
def export_xlsx(request: Any) -> HttpResponseBase:
    """All filtered differences as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), difference_words.DIFFERENCES, _values(request))


def _page(
    request: Any, shown: list[Difference], words: presenters.Words, form: Any, filters: DifferenceFilters
) -> ListPage:
    asked = lists.asked(request.GET, difference_words.DIFFERENCES, OLDEST_FIRST)
    ordered = {one.key: one for one in ordering.differences(shown, asked.sort, words)}
    return page_in_order(
        request,
        difference_words.DIFFERENCES,
        asked,
        ordered,
        lambda one: difference_words.difference_row(one, words, request.at),
        chips=chips(request, form, filters.words()),
        filters=form.fields,
    )


def _sums(found: list[Difference]) -> list[tuple[Any, list[tuple[Any, int, str]]]]:
    """Each kind with how many of its records differ in which way, and where those are listed."""
    counted, address = reconciling.counts(found), reverse("exchange:reconciliation")
    return [
        (
            presenters.FILES_OF[kind],
            [
                (label, counted.get((kind, where), 0), f"{address}?kind={kind}&where={where}")
                for where, label in difference_words.WHERE.items()
            ],
        )
        for kind in Kind
    ]


def _values(request: Any) -> list[list[Any]]:
    on = clock.day_of(request.at)
    words, filters = presenters.Words.on(on), DifferenceFilters.of(request)
    shown = [one for one in reconciling.differences(on=on) if filters.keeps(one)]
    sort = lists.asked(request.GET, difference_words.DIFFERENCES, OLDEST_FIRST).sort
    values = [
        difference_words.difference_values(one, words, request.at)
        for one in ordering.differences(shown, sort, words)
    ]
    audit.record(
        audit.Operation.DISCLOSURE, "exchange.reconcile", by=request.viewer, kind="record", rows=len(values)
    )
    return values


def _cover(request: Any) -> exports.Cover:
    form = DifferenceForm({}, owners=owners(request.viewer.keys, clock.day_of(request.at)))
    said = [str(chip.label) for chip in chips(request, form, DifferenceFilters.of(request).words())]
    return exports.Cover(title=_("Reconciliation"), who=request.viewer.name, run_at=request.at, filters=said)


def _trail() -> tuple[Link, ...]:
    return (Link(_("Outbox"), reverse("exchange:outbox")),)
