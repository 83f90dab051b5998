"""What waits for somebody about threats: shown on their home page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Tasks
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Asked, Sort
from fourfold.understanding.threats import queries, request_words, requests, rules
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters
from fourfold.understanding.threats.models import DecisionRequest

OVERDUE = Filters(overdue=("yes",), phase=(NOT_CLOSED,))
CHANGED = Filters(changed=("yes",), phase=(NOT_CLOSED,))


def reviews_overdue(viewer: Viewer, now: datetime) -> Tasks:
    """Open threats whose review is overdue, the longest overdue first."""
    on = clock.day_of(now)
    found = queries.listing(OVERDUE, Asked(Sort("review_due")), now=now)
    tasks = [_task(row, _late(rules.days_late(row.review_due, on)), "overdue") for row in found.rows]
    return Tasks(
        tasks, total=found.total, all_url=f"{reverse('threats:list')}?more=overdue&phase={NOT_CLOSED}"
    )


def changed(viewer: Viewer, now: datetime) -> Tasks:
    """Open threats that changed since they were moderated."""
    found = queries.listing(CHANGED, Asked(queries.WORST_FIRST), now=now)
    tasks = [_task(row, _standing(row), "reopened") for row in found.rows]
    return Tasks(
        tasks, total=found.total, all_url=f"{reverse('threats:list')}?more=changed&phase={NOT_CLOSED}"
    )


def approvals(viewer: Viewer, now: datetime) -> list[Task]:
    """What waits for this viewer's approval: what was put to them first, each the longest waiting first."""
    return [_to_approve(one, viewer, now) for one in requests.to_approve(viewer)]


def asked(viewer: Viewer, now: datetime) -> list[Task]:
    """What this viewer asked for: what waits, and for two weeks what others made of it."""
    return [
        Task(_title(one), _page(one), request_words.standing(one), "submitted" if not one.outcome else "")
        for one in requests.asked_by(viewer, now)
    ]


def _standing(row: Any) -> str:
    if not row.tier:
        return _("The moderated assessment stands until the next one is moderated")
    return _("Tier %(tier)s stands until the next assessment is moderated") % {"tier": row.tier}


def _to_approve(one: DecisionRequest, viewer: Viewer, now: datetime) -> Task:
    said = {
        "person": one.asked_by.name,
        "waited": formats.waited(one.asked_at, now),
        "approver": one.approver.name,
    }
    if one.approver_id == viewer.user_id:
        return Task(_title(one), _page(one), _("Asked for by %(person)s; waiting %(waited)s") % said)
    note = _("Asked for by %(person)s; waiting %(waited)s for %(approver)s; you may approve it too") % said
    return Task(_title(one), _page(one), note)


def _title(one: DecisionRequest) -> str:
    return f"{request_words.ACTS[one.act]}: {one.threat.reference} {one.threat.name}"


def _page(one: DecisionRequest) -> str:
    return request_words.address(one, one.threat.reference)


def _task(row: Any, note: str, tag: str) -> Task:
    url = reverse("threats:threat", args=[row.reference])
    return Task(f"{row.reference} {row.name}", url, note, tag)


def _late(days: int) -> str:
    return ngettext("Review %(days)s day late", "Review %(days)s days late", days) % {"days": days}
