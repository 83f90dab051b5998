"""Disruptions in words, tags and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fourfold.core.agencies import presenters as agencies
from fourfold.core.agencies import queries as register
from fourfold.core.reference import presenters as reference
from fourfold.core.ui import formats
from fourfold.tackling.disruptions import rules
from fourfold.understanding.threats.presenters import plain

OWNERS = ("force", "rocu")


@dataclass(frozen=True)
class Words:
    """The labels of codes and the names of agencies on a day (as `known` at a moment), read once for a page."""

    day: date
    lists: dict[str, dict[str, str]]
    agencies: dict[int, str]
    known: datetime | None = None

    @classmethod
    def on(cls, day: date, *, known: datetime | None = None) -> Words:
        lists = reference.every_label(day, known=known)
        return cls(day, lists, agencies.full_names(day, known=known), known)

    @property
    def ps(self) -> dict[str, str]:
        return self.lists.get("four_ps", {})

    @property
    def categories(self) -> dict[str, str]:
        return self.lists.get("disruption_category", {})

    @property
    def roles(self) -> dict[str, str]:
        return self.lists.get("disruption_role", {})

    @property
    def standings(self) -> dict[str, str]:
        return self.lists.get("disruption_standing", {})

    @property
    def tactics(self) -> dict[str, str]:
        return self.lists.get("disruption_tactic", {})

    @property
    def lengths(self) -> dict[str, str]:
        return self.lists.get("effect_length", {})

    def agency(self, number: int | None) -> str | None:
        return self.agencies.get(number or 0)

    def outcomes(self) -> list[tuple[str, str]]:
        """Every kind of result with its unit, drugs once a class, as choices."""
        kinds = self.lists.get("result_kind", {})
        found = []
        for kind in kinds:
            classes = rules.DRUG_CLASSES if kind == "drugs" else ("",)
            found += [(f"{kind}.{each}".rstrip("."), self.outcome(kind, each)) for each in classes]
        return found

    def outcome(self, kind: str, drug_class: str = "") -> str:
        """A kind of result with its unit: Drugs seized, Class A (kg)."""
        label = self.lists.get("result_kind", {}).get(kind, kind)
        if drug_class:
            label = f"{label}, {self.lists.get('drug_class', {}).get(drug_class, drug_class)}"
        unit = rules.UNITS.get(kind, "")
        said = self.lists.get("result_unit", {}).get(unit, unit)
        return label if unit == "number" else f"{label} ({said})"

    def leads(self, keys: Sequence[int] = ()) -> list[tuple[str, str]]:
        """The forces and units of region that may have led; only those among `keys`, when some are given."""
        there = register.agencies_on(self.day, of=OWNERS, known=self.known)
        found = [agency.pk for agency, _name in there if not keys or agency.pk in keys]
        return sorted(((str(number), str(self.agency(number))) for number in found), key=lambda pair: pair[1])


def state(disruption: Any) -> str:
    """What has become of a record, where it is not counted for itself any more; "" where it stands."""
    if disruption.withdrawn:
        return _("withdrawn")
    return _("joined to another record") if disruption.joined_into_id else ""


def facts(disruption: Any, words: Words) -> list[tuple[str, Any]]:
    """The facts at the top of a disruption's page."""
    return [
        (_("Agency"), words.agency(disruption.agency_id)),
        (_("Led by"), words.agency(disruption.lead_agency_id)),
        (_("Happened"), when(disruption)),
        (_("Record date"), formats.day(disruption.record_date)),
        (_("Mainly"), words.ps.get(disruption.main_p)),
        (
            _("Effect claimed"),
            words.categories.get(disruption.claimed) or _("none; whoever assures it decides"),
        ),
        (_("Effect assured"), words.categories.get(disruption.assured) or _("not yet")),
        (_("Where"), _typed(disruption.place)),
    ]


def more_facts(disruption: Any, words: Words, people: Sequence[str]) -> list[tuple[str, Any]]:
    """The rest of what is known of a disruption."""
    ps = [words.ps.get(one, one) for one in disruption.further_ps]
    tactics = [words.tactics.get(one, one) for one in disruption.tactics]
    return [
        (_("Besides"), ", ".join(ps) or _("nothing more")),
        (_("Tactics"), ", ".join(tactics) or None),
        (_("How long it is expected to last"), words.lengths.get(disruption.expected_length)),
        (_("People concerned"), _typed(", ".join(people))),
        (_("References of the evidence"), _typed(disruption.evidence)),
        (_("Entered here"), formats.moment(disruption.entered_at)),
        (_("Reference on APMIS"), _typed(disruption.apmis_reference)),
        (_("The sender's own reference"), _typed(disruption.sender_reference)),
    ]


def when(disruption: Any) -> str:
    """The day of the event, or its first and last day."""
    if disruption.event_ends_on is None:
        return formats.day(disruption.event_on)
    return _("%(first)s to %(last)s") % {
        "first": formats.day(disruption.event_on),
        "last": formats.day(disruption.event_ends_on),
    }


def results(found: Sequence[Any], words: Words) -> list[tuple[str, Any, str]]:
    """The results of a disruption: of what, how much, and what was noted of it."""
    order = [kind for kind, _label in words.outcomes()]
    return [
        (words.outcome(one.kind, one.drug_class), amount(one), one.note)
        for one in sorted(found, key=lambda one: order.index(key(one)) if key(one) in order else len(order))
    ]


def key(result: Any) -> str:
    """A result as the choices of kinds name it."""
    return f"{result.kind}.{result.drug_class}".rstrip(".")


def amount(result: Any) -> str:
    """How much: money with its sign, everything else as short as it is."""
    if result.unit == "pounds":
        return formats.money(result.amount)
    whole = result.amount == result.amount.to_integral_value()
    return formats.number(result.amount) if whole else str(plain(result.amount))


def _typed(text: str) -> SafeString | None:
    return format_html("<span data-typed>{}</span>", text) if text else None
