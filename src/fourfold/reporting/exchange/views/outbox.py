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
from fourfold.reporting.exchange import entering, file_queries, maps, policy, presenters, queries, waiting
from fourfold.reporting.exchange.filters import Filters
from fourfold.reporting.exchange.forms import FilterForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.queries import Lines

OLDEST_FIRST = Sort("since")


@door(Permission.VIEW)
def outbox(request: Any) -> HttpResponse:
    """What waits, what is on its way, and every record that is not accepted as it stands here."""
    on = clock.day_of(request.at)
    held, words, filters = queries.lines(on=on), presenters.Words.on(on), Filters.of(request)
    unit = entering.unit_of(request.viewer, on)
    form = FilterForm(filters.words(), owners=owners(request.viewer.agencies, on))
    page = _page(request, held, words, form, filters)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.outbox", by=request.viewer, kind="record", rows=len(page.rows)
    )
    may_send = policy.can_send(request.viewer, unit)
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, tuple(form.fields)),
        "sums": _sums(held),
        "later": held.later,
        "may_send": may_send,
        "unit": words.agency(unit),
        "waiting": [(presenters.FILES_OF[Kind(one.kind)], one) for one in waiting.waiting(held, unit=unit)]
        if unit and may_send
        else [],
        "files": file_queries.waiting(unit) + file_queries.unanswered(unit) if unit else [],
        "says": maps.newest().says,
        "moves": _moves(held, words),
    }
    return pages.render(
        request, "exchange/outbox.jinja", context, h1=_heading(page.total, filters), title=_("Outbox")
    )


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered outbox as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered outbox as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


def _page(request: Any, held: Lines, words: presenters.Words, form: FilterForm, filters: Filters) -> ListPage:
    asked = lists.asked(request.GET, presenters.COLUMNS, OLDEST_FIRST)
    found = queries.outbox(held, filters.narrowed(), asked, words.agency)
    return lists.page_of(
        request,
        presenters.COLUMNS,
        asked.sort,
        [presenters.row(one, words) for one in found.rows],
        found,
        total=found.total,
        chips=chips(request, form, filters.words()),
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


def _sums(held: Lines) -> list[tuple[Any, list[tuple[Any, int, str]]]]:
    """Each kind with how many of its records are in each state, and where those are listed."""
    address = reverse("exchange:outbox")
    return [
        (
            presenters.FILES_OF[kind],
            [
                (label, held.of(kind, state), f"{address}?kind={kind}&state={state}")
                for state, label in presenters.STATES.items()
            ],
        )
        for kind in Kind
    ]


def _moves(held: Lines, words: presenters.Words) -> list[str]:
    """Who enters for whom, where it is not the agency itself, and until when."""
    pairs = [(agency, entering.entered_by(agency, held.on)) for agency in held.owners]
    return [presenters.who_enters(agency, unit, held.on, words) for agency, unit in pairs if agency != unit]


def _values(request: Any) -> list[list[Any]]:
    on = clock.day_of(request.at)
    words, narrowed = presenters.Words.on(on), Filters.of(request).narrowed()
    sort = lists.asked(request.GET, presenters.COLUMNS, OLDEST_FIRST).sort
    found = queries.whole_outbox(queries.lines(on=on, whatever_it_takes=True), narrowed, sort, words.agency)
    values = [presenters.values(one, words) for one in found]
    audit.disclosed("exchange.outbox", by=request.viewer, kind="record", rows=len(values))
    return values


def _cover(request: Any) -> exports.Cover:
    on = clock.day_of(request.at)
    form = FilterForm({}, owners=owners(request.viewer.agencies, on))
    filters = Filters.of(request)
    said = [str(chip.label) for chip in chips(request, form, filters.words())]
    return exports.Cover(title=_("Outbox"), who=request.viewer.name, run_at=request.at, filters=said)
