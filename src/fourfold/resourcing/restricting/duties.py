"""What waits of restricted records: a place or a lift to approve, a day on which to look again."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.restricted import queries
from fourfold.core.restricted.models import Restriction
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import formats
from fourfold.resourcing.restricting import presenters


def waiting(viewer: Viewer, now: datetime) -> list[Task]:
    """All of it, what somebody else asked for first."""
    if not (viewer.may(Permission.MEMBERS) and viewer.write_compartments):
        return []
    found = queries.lists(viewer)
    asked = [task for one in found for task in _asked(one, viewer, now)]
    today = clock.day_of(now)
    late = [one for one in found if one.review_on and one.review_on <= today]
    asked += _to_review(viewer)
    return asked + [
        _task(one, _("Does %(record)s still need its list?"), formats.due(one.review_on, today))
        for one in late
    ]


def _to_review(viewer: Viewer) -> list[Task]:
    opened = queries.emergencies(viewer.write_compartments)
    waits = [one for one in opened if not hasattr(one, "review") and one.user_id != viewer.user_id]
    found = [(one, queries.in_compartment(one.compartment_id)) for one in waits]
    sentence = _("Was the emergency access to %(record)s justified?")
    return [_task(held, sentence, formats.moment(one.asked_at)) for one, held in found if held is not None]


def _asked(one: Restriction, viewer: Viewer, now: datetime) -> list[Task]:
    tasks = []
    if one.lift_asked_by is not None and one.lift_asked_by_id != viewer.user_id:
        tasks.append(_task(one, _("Lift the restriction of %(record)s?"), one.lift_asked_by.name))
    for member in queries.members(one.compartment_id, now):
        if not (member.first or member.approved_at) and viewer.user_id not in (
            member.asked_by_id,
            member.user_id,
        ):
            tasks.append(_task(one, _("Add somebody to the list of %(record)s?"), member.asked_by.name))
    return tasks


def _task(one: Restriction, sentence: str, note: str) -> Task:
    said = sentence % {"record": presenters.called(one)}
    return Task(said, reverse("restricting:one", args=[one.pk]), note)
