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
from fourfold.core.ui.lists import Asked, Sort
from fourfold.understanding.threats import queries, rules
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters

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
    tasks = [_task(row, _("Changed since moderation"), "reopened") for row in found.rows]
    return Tasks(
        tasks, total=found.total, all_url=f"{reverse('threats:list')}?more=changed&phase={NOT_CLOSED}"
    )


def _task(row: Any, note: str, tag: str) -> Task:
    url = reverse("threats:threat", args=[row.reference])
    return Task(f"{row.reference} {row.name}", url, note, tag)


def _late(days: int) -> str:
    return ngettext("Review %(days)s day late", "Review %(days)s days late", days) % {"days": days}
