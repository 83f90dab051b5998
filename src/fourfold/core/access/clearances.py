"""Vetting and training: what somebody has that is current, what their roles need, and what has lapsed or soon will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fourfold.core.access import required
from fourfold.core.access.models import Clearance
from fourfold.core.reference import queries as reference

LIST = "clearance"


@dataclass(frozen=True)
class Wanting:
    """A kind that a role needs: until when somebody has it, or has had it; None where they never did."""

    user_id: int
    kind: str
    until: date | None


def current(day: date, kind: str) -> QuerySet[Clearance]:
    """Everybody's that is current on a day, of one kind."""
    return Clearance.objects.filter(kind=kind, until__gte=day, ended_at__isnull=True)


def of_person(user_id: int) -> list[Clearance]:
    """Everything that was recorded of somebody, what lasts longest first; what was withdrawn last."""
    found = Clearance.objects.filter(user_id=user_id).select_related("recorded_by", "ended_by")
    return sorted(found, key=lambda one: (one.ended_at is not None, -one.until.toordinal(), -one.pk))


def clearance(number: int) -> Clearance | None:
    """One of them, or None."""
    return Clearance.objects.filter(pk=number).select_related("user").first()


def needed(user_id: int, role: str, day: date) -> list[Wanting]:
    """What a role needs of somebody, each with the day until which they have it."""
    kinds = required.on(day).current.get(role, ())
    if not kinds:
        return []
    ends: dict[str, date] = {}
    for one in Clearance.objects.filter(user_id=user_id, kind__in=kinds, ended_at__isnull=True):
        ends[one.kind] = max(one.until, ends.get(one.kind, one.until))
    return [Wanting(user_id, kind, ends.get(kind)) for kind in kinds]


def lapsed(user_id: int, role: str, day: date) -> list[Wanting]:
    """What a role needs of somebody and they do not have on a day."""
    return [one for one in needed(user_id, role, day) if one.until is None or one.until < day]


def soon(user_id: int, role: str, day: date) -> list[Wanting]:
    """What a role needs of somebody that has lapsed, or does so within the time in which that is told."""
    last = day + required.on(day).warned
    return [one for one in needed(user_id, role, day) if one.until is None or one.until <= last]


def in_words(one: Wanting) -> str:
    """What is wanting, in a sentence for whoever it is wanting of."""
    if one.until is None:
        return _("Your role needs current %(kind)s, and none is recorded of you.") % {"kind": label(one.kind)}
    said = {"kind": label(one.kind), "day": date_format(one.until, "j F Y")}
    return _("Your role needs current %(kind)s, and yours lasts until %(day)s.") % said


def label(kind: str) -> str:
    """A kind in words."""
    found = reference.latest(LIST, kind)
    if found is None:
        return kind
    return found.label_cy if get_language() == "cy" and found.label_cy else found.label
