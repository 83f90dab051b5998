"""The room of reports of activity: telling what somebody did or saw, and saying what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from django.http import Http404
from ninja import Field, Query, Schema

from fourfold.core.access import queries as people
from fourfold.core.api import agencies, lists, operations, problems
from fourfold.core.api.rooms import Room
from fourfold.core.api.schemas import Listed, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.ui.lists import Column, Sort
from fourfold.tackling.activity import actions, list_words, queries, rules
from fourfold.tackling.activity.forms import FilterForm, ReportForm, SettleForm
from fourfold.tackling.activity.policy import Permission

room = Room("Reports", broken=(rules.Broken,))
SAME = ("reference", "what", "place", "happened_on", "who", "group", "told_at", "state", "answer", "became",
        "settled_at", "edition")  # fmt: skip


class ReportTold(Schema):
    """What an officer did or saw, in their words, and what became of it: `state` is waiting, disruption,
    same_event, plan or answered."""

    reference: str
    agency: str | None
    what: str
    place: str
    happened_on: date
    who: str
    group: str
    told_by: str
    told_at: datetime
    state: str
    answer: str
    became: str
    settled_by: str | None
    settled_at: datetime | None
    edition: int

    @classmethod
    def several(cls, reports: Sequence[Any]) -> list[Self]:
        """From rows of today or of the past; the names of all their people are read at once."""
        codes = agencies.codes()
        names = people.names({number for one in reports for number in (one.told_by_id, one.settled_by_id)})
        return [
            cls(
                **{name: getattr(one, name) for name in SAME},
                agency=codes.get(one.agency_id),
                told_by=names.get(one.told_by_id, ""),
                settled_by=names.get(one.settled_by_id),
            )
            for one in reports
        ]

    @classmethod
    def of(cls, report: Any) -> Self:
        """From one row."""
        return cls.several([report])[0]


class Reports(Listed):
    """A page of reports."""

    items: list[ReportTold]


class Narrowing(Paging):
    """What became of it."""

    state: list[str] = Field([], max_length=5)


class NewReport(Sent):
    """What somebody did or saw: what and when; where, who and which group, if they know."""

    what: str = Field(max_length=4000)
    place: str = Field("", max_length=200)
    happened_on: date
    who: str = Field("", max_length=500)
    group: str = Field("", max_length=200)


class Settlement(Sent):
    """What becomes of a report (disruption, same_event, plan or answered), in words for whoever told it."""

    state: str = Field(max_length=12)
    answer: str = Field("", max_length=2000)
    became: str = Field("", max_length=200)


@room.reads("/reports", Permission.VIEW, Reports, past=True)
def own(request: Any, given: Query[Narrowing]) -> Reports:
    """What you reported, the newest first, and what became of each."""
    problems.checked(FilterForm({"state": given.state}))
    rows = queries.own(request.viewer, given.state, as_of=request.as_of)
    return _page(request, rows, given, list_words.OWN, queries.NEWEST_FIRST, "report.own")


@room.reads("/reports/inbox", Permission.SETTLE, Reports, past=True)
def inbox(request: Any, given: Query[Narrowing]) -> Reports:
    """The reports that you settle, the oldest first: those that wait, or in the states that are asked for."""
    problems.checked(FilterForm({"state": given.state}))
    rows = queries.inbox(request.viewer, given.state, as_of=request.as_of)
    return _page(request, rows, given, list_words.INBOX, queries.OLDEST_FIRST, "report.inbox")


@room.reads("/reports/{reference}", Permission.VIEW, ReportTold, past=True)
def one(request: Any, reference: str) -> ReportTold:
    """One report, for whoever told it and whoever settles it."""
    found = _found_or_404(request, reference)
    audit.record(
        audit.Operation.CONSULTATION, "report.read", by=request.viewer, kind="report", target=found.reference
    )
    return ReportTold.of(found)


@room.writes("/reports", Permission.REPORT, ReportTold, status=201)
def tell(request: Any, given: NewReport) -> ReportTold:
    """Report what you did or saw. It goes to the co-ordinator, and is not changed afterwards."""
    form = ReportForm(given.model_dump(), today=clock.day_of(request.at))
    problems.checked(form)
    made = actions.report(facts=form.told(), by=request.viewer, at=request.at)
    return ReportTold.of(made)


@room.writes("/reports/{reference}/settle", Permission.SETTLE, ReportTold, amends=True)
def settle(request: Any, reference: str, given: Settlement) -> ReportTold:
    """Say what becomes of a report: a disruption, a plan later, or why not."""
    found, opened = _found_or_404(request, reference), operations.edition(request)
    entered = problems.checked(SettleForm(given.model_dump() | {"opened": opened}))
    try:
        settled = actions.settle(report=found, **entered, by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(ReportTold.of(clash.current), given, str(clash)) from clash
    return ReportTold.of(settled)


def _page(
    request: Any, rows: Any, given: Paging, columns: tuple[Column, ...], order: Sort, act: str
) -> Reports:
    asked = lists.asked(given, columns, order)
    found = queries.page(rows, asked)
    audit.record(audit.Operation.CONSULTATION, act, by=request.viewer, kind="report", rows=len(found.rows))
    return Reports(**lists.told(found, asked), items=ReportTold.several(found.rows))


def _found_or_404(request: Any, reference: str) -> Any:
    found = queries.report(reference, request.viewer, as_of=request.as_of)
    if found is None:
        raise Http404
    return found
