"""Keys for machines in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.access import machine_keys, queries
from fourfold.core.access.models import MachineKey
from fourfold.core.ui import formats
from fourfold.resourcing.people.presenters import Words


@dataclass(frozen=True)
class KeyLine:
    """A key as a line of a table: for which machine, in which role, and how it stands."""

    number: int
    machine: str
    role: str
    used: str
    standing: str
    goes_on: bool


def line(key: MachineKey, words: Words) -> KeyLine:
    """One key on the day of the page."""
    return KeyLine(
        number=key.pk,
        machine=key.machine,
        role=words.grant(key.grant),
        used=formats.day(key.last_used_on) if key.last_used_on else _("never"),
        standing=_standing(key, words),
        goes_on=machine_keys.goes_on(key, words.day),
    )


def role_choices(user_id: int, words: Words) -> list[tuple[Any, Any]]:
    """Somebody's roles of the day, as choices, without those that they hold for a colleague."""
    held = queries.in_force(words.day).filter(user_id=user_id).order_by("-starts_on", "-pk")
    held = held.filter(covers__isnull=True)
    return [(grant.pk, words.grant(grant)) for grant in held]


def _standing(key: MachineKey, words: Words) -> str:
    if key.ended_at and key.ended_by:
        said = {"day": formats.day(key.ended_at), "person": key.ended_by.name}
        return _("Ended on %(day)s by %(person)s") % said
    if key.ended_at:
        return _("Ended on %(day)s with its role") % {"day": formats.day(key.ended_at)}
    day = formats.day(key.last_day)
    if key.last_day < words.day:
        return _("Ended with its last day, %(day)s") % {"day": day}
    return _("Until %(day)s") % {"day": day}
