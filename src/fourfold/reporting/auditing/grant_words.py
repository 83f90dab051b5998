"""Grants in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access.models import Grant
from fourfold.core.access.roles import roles
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

COLUMNS = (
    Column("person", gettext_lazy("Who"), sortable=True),
    Column("role", gettext_lazy("Role")),
    Column("agency", gettext_lazy("Agency")),
    Column("starts_on", gettext_lazy("From"), sortable=True),
    Column("ends_on", gettext_lazy("Until"), sortable=True),
    Column("asked", gettext_lazy("Asked for by"), phone=False),
    Column("approved", gettext_lazy("Approved by")),
    Column("why", gettext_lazy("Reason")),
    Column("ended", gettext_lazy("Why it ended"), phone=False),
)


@dataclass(frozen=True)
class Words:
    """The names of agencies on a day, read once for a page."""

    day: date
    agencies: dict[int, str]

    @classmethod
    def at(cls, moment: datetime) -> Words:
        day = clock.day_of(moment)
        return cls(day, agencies.full_names(day))


def role_choices() -> list[tuple[Any, Any]]:
    """The roles by name."""
    return [(role.key, role.name) for role in roles().values()]


def row(one: Grant, words: Words) -> Row:
    """One grant as a row of the page, in the order of COLUMNS."""
    person, role, agency, since, until, asked, approved, why, ended = values(one, words)
    return Row(one.pk, (
        Cell(person, typed=True), Cell(role, typed=one.covers is not None), Cell(agency), Cell(since), Cell(until),
        Cell(asked, typed=bool(one.granted_by)), Cell(approved, typed=bool(one.approved_by)), Cell(why, typed=True),
        Cell(ended, typed=bool(one.ended_because)),
    ))  # fmt: skip


def values(one: Grant, words: Words) -> list[Any]:
    """One grant as values of a file, in the order of COLUMNS."""
    return [
        one.user.name, _role(one), words.agencies.get(one.agency_id, formats.unknown()), one.starts_on,
        one.ends_on or _("no end set"),
        one.granted_by.name if one.granted_by else _("set up with the platform"),
        one.approved_by.name if one.approved_by else _("set up with the platform"),
        one.reason, one.ended_because or _("does not apply"),
    ]  # fmt: skip


def _role(one: Grant) -> str:
    """The role, and for whom somebody covers in it."""
    role = str(roles()[one.role].name) if one.role in roles() else one.role
    return (
        _("%(role)s, cover for %(person)s") % {"role": role, "person": one.covers.user.name}
        if one.covers
        else role
    )
