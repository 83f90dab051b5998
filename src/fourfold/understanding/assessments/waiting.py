"""The moderation queue: what waits, of that what this moderator may decide, narrowed, sorted and paged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies.models import Agency
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.narrowing import numbers
from fourfold.understanding.assessments import parts, queries
from fourfold.understanding.assessments.models import Assessment, Review, State
from fourfold.understanding.assessments.rules import moderators

SORTED_BY = {
    "reference": "threat__reference", "force": "threat__owner_agency_id", "assessor": "assessor__name",
    "submitted": "submitted_at", "risk": "lowest", "waiting": "submitted_at",
}  # fmt: skip
LONGEST_FIRST = Sort("submitted")


@dataclass(frozen=True)
class Waiting:
    """One page of the queue. `elsewhere` counts what waits for other moderators, since the rule keeps this one out."""

    rows: list[Assessment]
    records: dict[int, Assessment]
    seconds: dict[int, list[Assessment]]
    total: int
    elsewhere: int
    first: int | str | None
    last: int | str | None
    earlier: int = 0


def page(viewer: Viewer, filters: Mapping[str, list[str]], asked: Asked, on: date) -> Waiting:
    """A page of what this moderator may decide, the longest waiting first unless asked otherwise."""
    every = _submitted()
    mine = of_moderator(viewer, on)
    found = mine.filter(*_conditions(filters))
    sort = Sort("submitted", not asked.sort.descending) if asked.sort.key == "waiting" else asked.sort
    cut = paging.cut(found, SORTED_BY[sort.key], Asked(sort, asked.after, asked.before))
    rows = list(cut.rows)
    return Waiting(
        rows=rows,
        records=queries.records(row.threat for row in rows),
        seconds=seconds(rows),
        total=found.count(),
        elsewhere=every.count() - mine.count(),
        first=cut.first,
        last=cut.last,
        earlier=cut.earlier,
    )


def whole(viewer: Viewer, filters: Mapping[str, list[str]], on: date) -> Waiting:
    """The whole queue of this moderator in its own order, for an export."""
    rows = list(of_moderator(viewer, on).filter(*_conditions(filters)).order_by("submitted_at", "pk"))
    records = queries.records(row.threat for row in rows)
    return Waiting(rows, records, seconds(rows), len(rows), 0, None, None)


def of_moderator(viewer: Viewer, on: date) -> QuerySet[Assessment]:
    """What waits and this viewer may decide: no part in it, and the dated rule allows them for its owner."""
    every = _submitted()
    numbers = list(every.values_list("pk", flat=True))
    wrote = [number for number, people in parts.wrote(numbers).items() if viewer.user_id in people]
    return every.exclude(_own_part(viewer) | Q(pk__in=wrote)).filter(
        threat__owner_agency_id__in=_owners(viewer, on)
    )


def seconds(rows: list[Assessment]) -> dict[int, list[Assessment]]:
    """The second opinions on some assessments, by the assessment."""
    found: dict[int, list[Assessment]] = {}
    for one in queries.whole().filter(second_to__in=[row.pk for row in rows]).order_by("pk"):
        if one.state != State.WITHDRAWN:
            found.setdefault(one.second_to_id or 0, []).append(one)
    return found


def _submitted() -> QuerySet[Assessment]:
    return queries.whole().filter(state=State.SUBMITTED, second_to__isnull=True)


def _own_part(viewer: Viewer) -> Q:
    submitted = Review.objects.filter(assessment=OuterRef("pk"), act=Review.Act.SUBMIT, by_id=viewer.user_id)
    second = Assessment.objects.filter(second_to=OuterRef("pk"), assessor_id=viewer.user_id)
    return Q(assessor_id=viewer.user_id) | Q(Exists(submitted)) | Q(Exists(second))


def _owners(viewer: Viewer, on: date) -> list[int]:
    """The owners whose assessments the rule of the day lets this viewer moderate."""
    owners = _submitted().order_by().values_list("threat__owner_agency_id", flat=True).distinct()
    kinds = dict(Agency.objects.filter(pk__in=list(owners)).values_list("pk", "kind"))
    return [owner for owner, kind in kinds.items() if _allowed(viewer, owner, kind, on)]


def _allowed(viewer: Viewer, owner: int, kind: str, on: date) -> bool:
    try:
        moderators.check(kind, 0, parts.as_moderator(viewer, owner, on), on=on)
    except moderators.MayNotModerate:
        return False
    return True


def _conditions(filters: Mapping[str, list[str]]) -> list[Q]:
    found = []
    if forces := numbers(filters.get("force", [])):
        found.append(Q(threat__owner_agency_id__in=forces))
    if kinds := filters.get("kind"):
        found.append(Q(threat__kind__in=kinds))
    if again := filters.get("again"):
        found.append(_any(AGAIN[word] for word in again if word in AGAIN))
    if second := filters.get("second"):
        found.append(_any(_second(word) for word in second if word in ("with", "without")))
    return found


AGAIN = {
    "first": Q(threat__assessment_of_record__isnull=True),
    "again": Q(threat__assessment_of_record__isnull=False),
    "changed": Q(threat__changed_since_moderation=True),
}


def _second(word: str) -> Q:
    has = Q(Exists(Assessment.objects.filter(second_to=OuterRef("pk")).exclude(state=State.WITHDRAWN)))
    return has if word == "with" else ~has


def _any(conditions: Any) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found
