"""What waits for somebody about assessments: shown on their home page."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Tasks
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import PAGE_SIZE
from fourfold.understanding.assessments import policy, queries, waiting
from fourfold.understanding.assessments.models import Assessment


def to_moderate(viewer: Viewer, now: datetime) -> list[Task]:
    """What this moderator may decide, the longest waiting first; all of it stands in the queue."""
    if not policy.can_moderate(viewer):
        return []
    rows = waiting.of_moderator(viewer, clock.day_of(now)).order_by("submitted_at", "pk")
    first = [_to_moderate(one, now) for one in rows[:PAGE_SIZE]]
    return Tasks(first, total=rows.count(), all_url=reverse("assessments:queue"))


def _to_moderate(one: Assessment, now: datetime) -> Task:
    names = {"person": one.assessor.name, "waited": formats.waited(one.submitted_at or now, now)}
    note = _("Submitted by %(person)s; waiting %(waited)s") % names
    return Task(_title(one), reverse("assessments:decide", args=[one.pk]), note)


def challenges(viewer: Viewer, now: datetime) -> list[Task]:
    """The challenges that were put to this person, the longest waiting first."""
    return [
        Task(
            _title(raised.assessment),
            reverse("assessments:challenge-one", args=[raised.pk]),
            _("Raised by %(person)s; waiting %(waited)s")
            % {"person": raised.raised_by.name, "waited": formats.waited(raised.raised_at, now)},
        )
        for raised in queries.to_decide(viewer)
    ]


def returned(viewer: Viewer, now: datetime) -> list[Task]:
    """What came back to this assessor to be mended."""
    return [
        Task(
            _title(one),
            reverse("assessments:assess", args=[one.threat.reference]),
            _("Submitted %(day)s, returned to be mended") % {"day": formats.day(one.submitted_at)},
            "returned",
        )
        for one in queries.returned(viewer)
    ]


def _title(one: Assessment) -> str:
    return f"{one.threat.reference} {one.threat.name}"
