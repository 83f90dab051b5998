"""Operations in words, tags and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.agencies import presenters as agencies
from fourfold.core.agencies import queries as register
from fourfold.core.reference import presenters as reference
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.resourcing.operations import rules
from fourfold.resourcing.operations.queries import Served

COLUMNS = (
    Column("name", gettext_lazy("Name"), sortable=True),
    Column("sio", gettext_lazy("SIO"), sortable=True),
    Column("unit", gettext_lazy("Unit"), sortable=True),
    Column("level", gettext_lazy("Level"), sortable=True),
    Column("starts_on", gettext_lazy("From"), sortable=True),
    Column("ends_on", gettext_lazy("To"), sortable=True),
    Column("threats", gettext_lazy("Threats served")),
)
OWNERS = ("force", "rocu")
UNITS = ("unit", "local area", "force", "rocu")


@dataclass(frozen=True)
class Words:
    """The labels of levels and the names of agencies on a day, read once for a page."""

    day: date
    levels: dict[str, str]
    agencies: dict[int, str]
    known: datetime | None = None

    @classmethod
    def on(cls, day: date, *, known: datetime | None = None) -> Words:
        levels = reference.labels("operation_level", day, known=known)
        return cls(day, levels, agencies.full_names(day, known=known), known)

    def level(self, code: str) -> str:
        return self.levels.get(code, code)

    def agency(self, number: int | None) -> str | None:
        return self.agencies.get(number or 0)

    def owners(self, keys: Sequence[int]) -> list[tuple[Any, Any]]:
        """The forces and units of region that run operations, of those whose rows exist for the viewer."""
        return self._choices(keys, OWNERS)

    def units(self, keys: Sequence[int]) -> list[tuple[Any, Any]]:
        """The units in which an operation may be run."""
        return self._choices(keys, UNITS)

    def _choices(self, keys: Sequence[int], kinds: tuple[str, ...]) -> list[tuple[Any, Any]]:
        there = register.agencies_on(self.day, of=kinds, known=self.known)
        found = [agency.pk for agency, _name in there if agency.pk in keys]
        return sorted(((str(number), self.agency(number)) for number in found), key=lambda pair: str(pair[1]))


def row(
    operation: Any, served: Sequence[Served], words: Words, url: str, threat_url: Callable[[str], str]
) -> Row:
    """One operation as a row of the list, in the order of COLUMNS."""
    cells = (
        Cell(operation.name, url=url, typed=True),
        Cell(operation.sio, typed=True),
        _where(operation, words),
        Cell(words.level(operation.level)),
        Cell(operation.starts_on),
        Cell(operation.ends_on or _("goes on")),
        Cell(_linked(references(operation, served, words.day), threat_url) or none(operation, words.day)),
    )
    return Row(operation.pk, cells)


def values(operation: Any, served: Sequence[Served], words: Words) -> list[Any]:
    """One operation as values of an export, in the order of COLUMNS."""
    return [
        operation.name,
        operation.sio,
        words.agency(operation.unit_id or operation.owner_agency_id),
        words.level(operation.level),
        operation.starts_on,
        operation.ends_on or _("goes on"),
        ", ".join(references(operation, served, words.day)) or none(operation, words.day),
    ]


def references(operation: Any, served: Sequence[Served], on: date) -> list[str]:
    """The references of the threats served on a day; of an operation that had ended, on its last day."""
    day = min(on, operation.ends_on or on)
    return sorted(one.threat.reference for one in served if rules.goes_on(one.service, day))


def none(operation: Any, on: date) -> str:
    """What stands where an operation serves no threat."""
    return _("none yet") if rules.goes_on(operation, on) else _("none")


def _linked(found: Sequence[str], url: Callable[[str], str]) -> str:
    """References as links, none of them broken over two lines."""
    links = format_html_join(
        ", ", '<a class="govuk-link ff-table__first" href="{}">{}</a>', ((url(one), one) for one in found)
    )
    return format_html("<span>{}</span>", links) if found else ""


def _where(operation: Any, words: Words) -> Cell:
    """The unit; where it is not known, the agency, saying so."""
    if operation.unit_id:
        return Cell(words.agency(operation.unit_id))
    return Cell(words.agency(operation.owner_agency_id), note=_("unit not known"))


def facts(operation: Any, words: Words) -> list[tuple[str, Any]]:
    """The facts at the top of an operation's page."""
    why_none = operation.no_financial_investigator_because
    investigator = operation.financial_investigator or _("There is none. Why: %(reason)s") % {
        "reason": why_none
    }
    return [
        (_("Senior investigating officer (SIO)"), operation.sio),
        (_("Agency"), words.agency(operation.owner_agency_id)),
        (_("Unit"), words.agency(operation.unit_id)),
        (_("Level"), words.level(operation.level)),
        (_("Why it was allocated there"), operation.why_here),
        (_("From"), formats.day(operation.starts_on)),
        (_("To"), formats.day(operation.ends_on) if operation.ends_on else _("goes on")),
        (_("Financial investigator"), investigator),
    ]


def clash(form: Any, current: Any, words: Words) -> list[tuple[str, Any, Any]]:
    """After a clash: each field that differs, what stands now, and what was written, in words."""
    found = []
    for name, written in form.facts().items():
        now = getattr(current, name)
        if now != written:
            field = form.fields[name.removesuffix("_id")]
            found.append((field.label, _said(name, now, words), _said(name, written, words)))
    return found


def _said(name: str, value: Any, words: Words) -> Any:
    if name == "unit_id":
        return words.agency(value)
    return words.level(value) if name == "level" else value
