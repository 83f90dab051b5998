"""Vetting and training in words, and what of it has lapsed or soon will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import clearances, queries, required
from fourfold.core.access.models import Clearance, User
from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.reference import queries as reference
from fourfold.core.ui import formats


@dataclass(frozen=True)
class ClearanceLine:
    """One as a line of a table."""

    number: int
    what: str
    rests_on: str
    recorded: str
    goes_on: bool


def line(one: Clearance, day: date) -> ClearanceLine:
    """What it is, until when, and how it stands on a day."""
    said = {"kind": clearances.label(one.kind), "day": formats.day(one.until)}
    what = _("%(kind)s, until %(day)s") if one.until >= day else _("%(kind)s, lapsed on %(day)s")
    if one.ended_at:
        said |= {"day": formats.day(one.ended_at), "why": one.ended_because}
        what = _("%(kind)s, withdrawn on %(day)s: %(why)s")
    recorded = _("%(who)s, %(day)s") % {
        "who": one.recorded_by.name,
        "day": formats.short_day(one.recorded_at),
    }
    return ClearanceLine(one.pk, what % said, one.reference, recorded, one.ended_at is None)


def choices(day: date) -> list[tuple[Any, Any]]:
    """The kinds of a day."""
    return [(one.code, clearances.label(one.code)) for one in reference.codes(clearances.LIST, day)]


def own(viewer: Viewer, subject: object, now: datetime) -> dict[str, Any] | None:
    """The panel of somebody's first page: what of theirs has lapsed or soon will; nothing where all is well."""
    day = clock.day_of(now)
    found = clearances.soon(viewer.user_id, viewer.role, day)
    if not found:
        return None
    return {"sentences": [clearances.in_words(one) for one in found], "whom": ", ".join(queries.keepers(day))}


def lapsing(viewer: Viewer, now: datetime) -> list[Task]:
    """For whoever keeps people: whose vetting or training, of what their role needs, has lapsed or soon will."""
    day = clock.day_of(now)
    roles = list(required.on(day).current)
    held = queries.granted_on(day).filter(role__in=roles, user__is_active=True).select_related("user")
    found = {(grant.user, one) for grant in held for one in clearances.soon(grant.user_id, grant.role, day)}
    ordered = sorted(found, key=lambda pair: (pair[1].until or date.min, pair[0].name))
    return [_task(user, one) for user, one in ordered]


def _task(user: User, one: clearances.Wanting) -> Task:
    ends = _("until %(day)s") % {"day": formats.day(one.until)} if one.until else _("none is recorded")
    what = _("%(person)s: %(what)s") % {"person": user.name, "what": clearances.label(one.kind)}
    return Task(what, reverse("people:person", args=[user.pk]), ends)
