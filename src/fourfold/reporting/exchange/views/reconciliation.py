"""Reconciliation: the platform's records and the national database's own list, side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.lists import ListPage, Sort
from fourfold.core.ui.narrowing import chips
from fourfold.reporting.exchange import difference_words, differences, entering, policy, presenters, queries
from fourfold.reporting.exchange.filters import DifferenceFilters
from fourfold.reporting.exchange.forms import DifferenceForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.queries import Lines
from fourfold.reporting.exchange.views import trail

OLDEST_FIRST = Sort("since")


@door(Permission.VIEW)
def reconciliation(request: Any) -> HttpResponse:
    """What is here only, there only, and different, each with its age."""
    on = clock.day_of(request.at)
    held, words, filters = queries.lines(on=on), presenters.Words.on(on), DifferenceFilters.of(request)
    form = DifferenceForm(filters.words(), owners=owners(request.viewer.agencies, on))
    page = _page(request, held, words, form, filters)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.reconcile", by=request.viewer, kind="record", rows=len(page.rows),
    )  # fmt: skip
    loaded = differences.lists()
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
        "sums": _sums(held),
        "later": held.later,
        "loaded": [difference_words.loaded(loaded, kind, words) for kind in Kind],
        "any_loaded": bool(loaded),
        "may_send": policy.can_send(request.viewer, entering.unit_of(request.viewer, on)),
        "trail": trail.after_outbox(),
    }
    said = ngettext(
        "Reconciliation: %(count)s difference", "Reconciliation: %(count)s differences", page.total
    )
    h1 = said % {"count": formats.number(page.total)}
    return pages.render(request, "exchange/reconciliation.jinja", context, h1=h1, title=_("Reconciliation"))


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """All filtered differences as CSV."""
    return exports.csv_response(_cover(request), difference_words.DIFFERENCES, _values(request))


@door(Permission.VIEW)
def export_xlsx(request: Any) -> HttpResponseBase:
    """All filtered differences as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), difference_words.DIFFERENCES, _values(request))


def _page(
    request: Any, held: Lines, words: presenters.Words, form: Any, filters: DifferenceFilters
) -> ListPage:
    asked = lists.asked(request.GET, difference_words.DIFFERENCES, OLDEST_FIRST)
    found = differences.page(held, filters.narrowed(), asked, words.agency)
    return lists.page_of(
        request,
        difference_words.DIFFERENCES,
        asked.sort,
        [difference_words.difference_row(one, words, request.at) for one in found.rows],
        found,
        total=found.total,
        chips=chips(request, form, filters.words()),
        filters=form.fields,
    )


def _sums(held: Lines) -> list[tuple[Any, list[tuple[Any, int, str]]]]:
    """Each kind with how many of its records differ in which way, and where those are listed."""
    counted, address = differences.counts(held), reverse("exchange:reconciliation")
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
    words, narrowed = presenters.Words.on(on), DifferenceFilters.of(request).narrowed()
    sort = lists.asked(request.GET, difference_words.DIFFERENCES, OLDEST_FIRST).sort
    found = differences.whole(queries.lines(on=on, whatever_it_takes=True), narrowed, sort, words.agency)
    values = [difference_words.difference_values(one, words, request.at) for one in found]
    audit.disclosed("exchange.reconcile", by=request.viewer, kind="record", rows=len(values))
    return values


def _cover(request: Any) -> exports.Cover:
    form = DifferenceForm({}, owners=owners(request.viewer.agencies, clock.day_of(request.at)))
    said = [str(chip.label) for chip in chips(request, form, DifferenceFilters.of(request).words())]
    return exports.Cover(title=_("Reconciliation"), who=request.viewer.name, run_at=request.at, filters=said)
