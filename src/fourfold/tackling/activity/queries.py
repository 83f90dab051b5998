"""Reads of reports, each inside a viewer's transaction: rows that are not theirs do not exist."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from fourfold.core.access import queries as people
from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.tackling.activity import policy, rules
from fourfold.tackling.activity.models import Report, ReportVersion
from fourfold.tackling.activity.policy import Permission

SORTED_BY = {
    "reference": "record", "happened": "happened_on", "told": "told_at", "place": "place", "state": "state",
}  # fmt: skip
OLDEST_FIRST, NEWEST_FIRST = Sort("told"), Sort("told", descending=True)


def inbox(viewer: Viewer, states: Sequence[str], *, as_of: datetime | None = None) -> QuerySet[Any]:
    """The reports that this viewer settles, in these states; those that wait where none is named."""
    wanted = list(states) or [rules.State.WAITING]
    return _rows(as_of).filter(state__in=wanted, agency_id__in=_settled_by(viewer))


def own(viewer: Viewer, states: Sequence[str] = (), *, as_of: datetime | None = None) -> QuerySet[Any]:
    """The reports that this viewer told; all of them where no state is named."""
    rows = _rows(as_of).filter(told_by_id=viewer.user_id)
    return rows.filter(state__in=states) if states else rows


def page(rows: QuerySet[Any], asked: Asked) -> Page:
    """A page of reports."""
    return paging.page(rows, SORTED_BY[asked.sort.key], asked)


def every(rows: QuerySet[Any], sort: Sort) -> list[Any]:
    """All of some reports in their order, for an export."""
    column = F(SORTED_BY[sort.key])
    return list(rows.order_by(column.desc() if sort.descending else column.asc(), "pk"))


def report(written: str, viewer: Viewer, *, as_of: datetime | None = None) -> Any | None:
    """The report of a reference, as it stands or as it was known; None where there is none for this viewer."""
    number = rules.number(written)
    found = _rows(as_of).filter(record=number).first() if number is not None else None
    if found is None or not policy.can_read(viewer, found.told_by_id, found.agency_id):
        return None
    return found


def versions(number: int, *, until: datetime | None = None) -> list[Any]:
    """Every version of a report, in the order in which they were recorded."""
    found = ReportVersion.objects.filter(record=number).order_by("recorded_from")
    return list(found if until is None else found.filter(recorded_from__lte=until))


def that_became(
    references: Collection[str], viewer: Viewer, *, as_of: datetime | None = None
) -> dict[str, list[Any]]:
    """The reports for which disruptions of these references stand, by reference, as far as this viewer reads them."""
    found: dict[str, list[Any]] = {}
    for one in _rows(as_of).filter(became__in=list(references), state__in=rules.STANDING).order_by("record"):
        if policy.can_read(viewer, one.told_by_id, one.agency_id):
            found.setdefault(one.became, []).append(one)
    return found


def told_by(number: int) -> int | None:
    """The identifier of whoever told a report; None where there is none for this viewer."""
    return Report.objects.filter(pk=number).values_list("told_by_id", flat=True).first()


def told_of(disruption: str) -> set[int]:
    """The identifiers of those whose reports are of the same event as a disruption, as far as the viewer sees them."""
    found = Report.objects.filter(state=rules.State.SAME_EVENT, became__iexact=disruption)
    return set(found.values_list("told_by_id", flat=True))


def settlers(agency_id: int, now: datetime) -> list[User]:
    """Who says today what becomes of an agency's reports, by name."""
    return people.holders(Permission.SETTLE, agency_id, clock.day_of(now))


def _rows(as_of: datetime | None) -> QuerySet[Any]:
    if as_of is None:
        return Report.objects.annotate(record=F("id"))
    return ReportVersion.objects.as_of(as_of)


def _settled_by(viewer: Viewer) -> Sequence[int]:
    return viewer.write_agencies if viewer.may(Permission.SETTLE) else ()
