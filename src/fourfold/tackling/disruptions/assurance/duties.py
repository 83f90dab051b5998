"""What waits for somebody about effects: shown on their first page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Tasks
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Asked
from fourfold.tackling.activity.presenters import first_words
from fourfold.tackling.disruptions.assurance import lasting, queries, queue

FIRST = 10


def to_assure(viewer: Viewer, now: datetime) -> Tasks:
    """Effects that this viewer is to agree, the oldest event first."""
    found = queue.listing(
        queue.Narrowed(), Asked(queue.OLDEST_FIRST), queue.ways_of(viewer), on=clock.day_of(now)
    )
    tasks = [
        Task(f"{one.reference} {first_words(one.what)}", reverse("disruptions:assure", args=[one.reference]),
             _("Happened %(day)s") % {"day": formats.day(one.event_on)})
        for one in found.rows[:FIRST]
    ]  # fmt: skip
    return Tasks(tasks, total=found.total, all_url=reverse("disruptions:assurance"))


def to_follow(viewer: Viewer, now: datetime) -> Tasks:
    """Disruptions of which the question of 30, 90 or 180 days is due, the oldest event first."""
    on = clock.day_of(now)
    found = queries.due(viewer, on)
    tasks = [_question(one, on) for one in found[:FIRST]]
    return Tasks(tasks, total=found.count(), all_url=reverse("disruptions:to-follow"))


def _question(one: Any, on: Any) -> Task:
    days = lasting.latest(one.ended, on)
    sentence = _("%(reference)s: is the group back at its usual level?") % {"reference": one.reference}
    note = _("%(days)s days after it happened") % {"days": days}
    return Task(sentence, reverse("disruptions:lasted", args=[one.reference]), note)
