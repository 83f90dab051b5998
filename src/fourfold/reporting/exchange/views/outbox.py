"""The outbox: what must stand in the national database and does not, or differs there."""

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
from fourfold.core.ui.paging import page_in_order
from fourfold.reporting.exchange import entering, file_queries, maps, ordering, policy, presenters, queries
from fourfold.reporting.exchange.filters import Filters
from fourfold.reporting.exchange.forms import FilterForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.queries import Entry

OLDEST_FIRST = Sort("since")


@door(Permission.VIEW)
def outbox(request: Any) -> HttpResponse:
    """What waits, what is on its way, and every record that is not accepted as it stands here."""
    on = clock.day_of(request.at)
    found, words, filters = queries.outbox(on=on), presenters.Words.on(on), Filters.of(request)
    unit = entering.unit_of(request.viewer, on)
    form = FilterForm(filters.words(), owners=owners(request.viewer.keys, on))
    shown = [one for one in found if filters.keeps(one)]
    page = _page(request, shown, words, form, filters)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.outbox", by=request.viewer, kind="record", rows=len(page.rows)
    )
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
        "sums": _sums(found),
        "may_send": policy.can_send(request.viewer, unit),
        "unit": words.agency(unit),
        "waiting": _waiting(found, unit) if unit and policy.can_send(request.viewer, unit) else [],
        "files": file_queries.waiting(unit) + file_queries.unanswered(unit) if unit else [],
        "says": maps.newest().says,
        "moves": _moves(found, on, words),
    }
    return pages.render(
        request, "exchange/outbox.jinja", context, h1=_heading(len(shown), filters), title=_("Outbox")
    )


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered outbox as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered outbox as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


def _page(
    request: Any, shown: list[Entry], words: presenters.Words, form: FilterForm, filters: Filters
) -> ListPage:
    asked = lists.asked(request.GET, presenters.COLUMNS, OLDEST_FIRST)
    ordered = {one.key: one for one in ordering.entries(shown, asked.sort, words)}
    said = chips(request, form, filters.words())
    return page_in_order(
        request,
        presenters.COLUMNS,
        asked,
        ordered,
        lambda one: presenters.row(one, words),
        chips=said,
        filters=form.fields,
    )


def _heading(total: int, filters: Filters) -> str:
    if filters.words():
        said = ngettext("Outbox: %(count)s record", "Outbox: %(count)s records", total)
    else:
        said = ngettext(
            "Outbox: %(count)s record is not accepted as it stands",
            "Outbox: %(count)s records are not accepted as they stand",
            total,
        )
    return said % {"count": formats.number(total)}


def _sums(found: list[Entry]) -> list[tuple[Any, list[tuple[Any, int, str]]]]:
    """Each kind with how many of its records are in each state, and where those are listed."""
    counted = queries.counts(found)
    address = reverse("exchange:outbox")
    return [
        (
            presenters.FILES_OF[kind],
            [
                (label, counted.get((kind, state), 0), f"{address}?kind={kind}&state={state}")
                for state, label in presenters.STATES.items()
            ],
        )
        for kind in Kind
    ]


def _waiting(found: list[Entry], unit: int) -> list[dict[str, Any]]:
    """Each kind of which something waits to be sent: how much, and how much is held because it was refused."""
    waits = []
    for kind in Kind:
        own = [one for one in found if one.kind == kind]
        ready = len(queries.chosen(own, unit=unit))
        held = len(queries.chosen(own, unit=unit, unchanged_too=True)) - ready
        if ready or held:
            waits.append({"kind": kind, "label": presenters.FILES_OF[kind], "ready": ready, "held": held})
    return waits


def _moves(found: list[Entry], on: Any, words: presenters.Words) -> list[str]:
    """Who enters for whom, where it is not the agency itself, and until when."""
    pairs = sorted({(one.agency, one.entered_by) for one in found if one.agency != one.entered_by})
    return [presenters.who_enters(agency, unit, on, words) for agency, unit in pairs]


def _values(request: Any) -> list[list[Any]]:
    on = clock.day_of(request.at)
    words, filters = presenters.Words.on(on), Filters.of(request)
    shown = [one for one in queries.outbox(on=on) if filters.keeps(one)]
    sort = lists.asked(request.GET, presenters.COLUMNS, OLDEST_FIRST).sort
    values = [presenters.values(one, words) for one in ordering.entries(shown, sort, words)]
    audit.record(
        audit.Operation.DISCLOSURE, "exchange.outbox", by=request.viewer, kind="record", rows=len(values)
    )
    return values


def _cover(request: Any) -> exports.Cover:
    on = clock.day_of(request.at)
    form = FilterForm({}, owners=owners(request.viewer.keys, on))
    filters = Filters.of(request)
    said = [str(chip.label) for chip in chips(request, form, filters.words())]
    return exports.Cover(title=_("Outbox"), who=request.viewer.name, run_at=request.at, filters=said)
