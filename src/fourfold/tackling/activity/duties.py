"""What first pages show of reports: those that wait for the co-ordinator, and what became of one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import keeping
from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Tasks
from fourfold.core.history import clock
from fourfold.core.sending import queries as sending
from fourfold.core.ui import formats
from fourfold.tackling.activity import presenters, queries
from fourfold.tackling.activity.policy import Permission
from fourfold.tackling.activity.rules import State

SHOWN = 7
# So long an answer stands on the first page of whoever reported; it stays in their list.
TOLD_FOR = timedelta(days=14)
# What an officer writes themselves: a draft of what was filled for them is no report.
WRITTEN = ("what", "who", "group")


def waiting(viewer: Viewer, now: datetime) -> Tasks:
    """The reports that wait for this viewer's word, the oldest first."""
    found = queries.inbox(viewer, ()).order_by("told_at", "pk")
    tasks = [
        Task(
            f"{one.reference} {presenters.first_words(one.what)}",
            reverse("activity:settle", args=[one.reference]),
            _("Sent %(moment)s; waiting %(waited)s")
            % {"moment": formats.moment(one.told_at), "waited": formats.waited(one.told_at, now)},
        )
        for one in found[:SHOWN]
    ]
    return Tasks(tasks, total=found.count(), all_url=reverse("activity:inbox"))


def own(viewer: Viewer, now: datetime) -> Tasks:
    """What a viewer wrote and did not send; what became of their reports lately; and those that still wait."""
    lately = Q(settled_at__gte=now - TOLD_FOR) | Q(state=State.WAITING)
    found = queries.own(viewer).filter(lately).order_by(F("settled_at").desc(nulls_last=True), "-told_at")
    unsent = _unsent(viewer, now)
    tasks = [*unsent, *(_own_task(one) for one in found[:SHOWN])]
    return Tasks(tasks[:SHOWN], total=len(unsent) + found.count(), all_url=reverse("activity:own"))


def start(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """The button on the first page of whoever reports."""
    return {} if viewer.may(Permission.REPORT) else None


def _unsent(viewer: Viewer, now: datetime) -> list[Task]:
    page = reverse("activity:report")
    draft = sending.draft(viewer.user_id, page, on=clock.day_of(now))
    if draft is None or not any(value.strip() for name in WRITTEN for value in draft.words.get(name, ())):
        return []
    note = _("Written %(moment)s") % {"moment": formats.moment(draft.kept_at)}
    return [Task(_("A report that you have not sent"), keeping.with_words(page), note, "draft")]


def _own_task(one: Any) -> Task:
    url = reverse("activity:one", args=[one.reference])
    sentence = f"{one.reference} {presenters.first_words(one.what)}"
    if one.state == State.WAITING:
        return Task(sentence, url, str(presenters.STATES[State.WAITING]), "submitted")
    said = presenters.became(one)
    return Task(
        sentence, url, f"{said}. {presenters.first_words(one.answer)}" if one.answer else said, "done"
    )
