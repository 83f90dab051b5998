"""One batch: what it is or would be, what was held back of it, and where its rows went."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import short_names
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, frame, lists, pages
from fourfold.core.ui.lists import Column
from fourfold.data.sources import order_words, policy, presenters, queries, work_words
from fourfold.data.sources.models import Batch
from fourfold.data.sources.policy import Permission


@door(Permission.VIEW)
def batch(request: Any, number: int) -> HttpResponse:
    """One batch: what it is or would be, how far the worker is with it, its totals, and the rows held back."""
    found = found_or_404(number)
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found)
    context = {**about(request, found), "tabs": tabs(found, "held"), "refusal": found.refusal}
    context["work"] = work = work_words.shown(found, request.at)
    if found.state == Batch.State.LOADED:
        asked = lists.asked(request.GET, presenters.HELD, queries.IN_FILE_ORDER)
        held = queries.held_page(found, asked)
        context["page"] = lists.page_of(
            request, presenters.HELD, asked.sort, held.rows, held, total=held.total
        )
    answer = pages.render(request, "sources/batch.jinja", context, h1=_heading(found), title=str(found))
    # A page that stays open asks again (`looking`): once the work has ended, it is loaded anew as a whole.
    if "looking" in request.GET and not (work and work.is_open):
        answer["HX-Refresh"] = "true"
    return answer


@door(Permission.VIEW)
def records(request: Any, number: int) -> HttpResponse:
    """Where the rows of a batch went: the records that it made or changed."""
    found = found_or_404(number)
    asked = lists.asked(request.GET, presenters.ARRIVALS, queries.IN_FILE_ORDER)
    went = queries.arrivals(found, asked)
    known = queries.records(found, went.rows)
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found)
    rows = [presenters.arrival_row(arrival, known) for arrival in went.rows]
    page = lists.page_of(request, presenters.ARRIVALS, asked.sort, rows, went, total=went.total)
    context = {**about(request, found), "tabs": tabs(found, "records"), "page": page}
    return pages.render(request, "sources/records.jinja", context, h1=_heading(found), title=str(found))


@door(Permission.VIEW)
def held_csv(request: Any, number: int) -> HttpResponseBase:
    """The rows held back as a file for their sender: every reason, then the cells as they were sent."""
    found = found_or_404(number)
    rows = [presenters.for_sender(row, len(found.headings)) for row in queries.held_rows(found)]
    audit.disclosed(
        "batch.send back",
        by=request.viewer,
        kind="batch",
        target=found,
        rows=len(rows),
        recipient=agencies.code_of(found.sender_id),
        purpose=audit.Purpose.SENDER,
    )
    columns = [Column("row", _("Row")), Column("why", _("Why it was held back"))]
    columns += [Column(f"cell-{place}", heading) for place, heading in enumerate(found.headings)]
    cover = exports.Cover(
        title=_("Rows held back, %(batch)s") % {"batch": found}, who=request.viewer.name, run_at=request.at
    )
    return exports.csv_response(cover, columns, rows)


def found_or_404(number: int) -> Any:
    """A batch that this viewer may see."""
    found = queries.batch(number)
    if found is None:
        raise Http404
    return found


def about(request: Any, found: Any) -> dict[str, Any]:
    """What stands above every page of a batch."""
    names = short_names(clock.day_of(request.at))
    counted = (
        found.trial
        if found.state == Batch.State.TRIED
        else vars(found)
        if found.state == Batch.State.LOADED
        else None
    )
    return {
        "batch": found,
        "sender": names.get(found.sender_id, ""),
        "state": presenters.STATES[Batch.State(found.state)],
        "counts": presenters.counts(counted) if counted else [],
        "place": order_words.place(found),
        "newer": order_words.newer(found),
        "caption": str(found),
        "trail": [frame.Link(_("Feeds"), reverse("sources:list")), frame.Link(str(found), "")],
        "reasons": presenters.reasons,
        "what_became": presenters.what_became,
        "may_load": policy.can_load(request.viewer) and found.sender_id in request.viewer.write_agencies,
        "again": request.GET.get("again"),
        "mended": request.GET.get("mended", "") if request.GET.get("mended", "").isdecimal() else "",
    }


def tabs(found: Batch, active: str) -> list[frame.Link]:
    """The two lists of a loaded batch."""
    if found.state != Batch.State.LOADED:
        return []
    return [
        frame.Link(_("Held back"), reverse("sources:batch", args=[found.pk]), active == "held"),
        frame.Link(_("Where rows went"), reverse("sources:records", args=[found.pk]), active == "records"),
    ]


def _heading(found: Any) -> str:
    if found.state == Batch.State.TRIED:
        return presenters.good_and_held(found.trial)
    if found.state == Batch.State.LOADED:
        return presenters.drafts(found) if found.own_map else presenters.good_and_held(vars(found))
    return str(presenters.STATES[Batch.State(found.state)])
