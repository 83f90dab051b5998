"""What waits for those who bring records together."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.tackling.disruptions import pairs


def to_bring_together(viewer: Viewer, now: datetime) -> list[Task]:
    """How many pairs may be of one event, and how many records name a threat that is not attached yet."""
    url = reverse("disruptions:same-events")
    _found, alike = pairs.pairs(today=clock.day_of(now))
    _rows, given = pairs.given(most=1)
    tasks = []
    if alike:
        said = ngettext(
            "%(count)s pair of records may be of the same event",
            "%(count)s pairs of records may be of the same event",
            alike,
        )
        tasks.append(Task(said % {"count": formats.number(alike)}, url))
    if given:
        said = ngettext(
            "%(count)s record names a threat that is not attached yet",
            "%(count)s records name a threat that is not attached yet",
            given,
        )
        tasks.append(Task(said % {"count": formats.number(given)}, url))
    return tasks
