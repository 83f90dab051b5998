"""Threats in words, tags and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.agencies.presenters import short_names
from fourfold.core.reference import presenters as reference
from fourfold.core.reference import queries as codes
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("name", gettext_lazy("Name"), sortable=True),
    Column("kind", gettext_lazy("Type"), sortable=True, phone=False),
    Column("main_area", gettext_lazy("Threat area"), sortable=True, phone=False),
    Column("owner_agency", gettext_lazy("Owner"), sortable=True, phone=False),
    Column("lro", gettext_lazy("LRO"), sortable=True),
    Column("tier", gettext_lazy("Tier"), sortable=True, numeric=True),
    Column("risk", gettext_lazy("Risk"), sortable=True, numeric=True, phone=False),
    Column("confidence", gettext_lazy("Confidence"), sortable=True, phone=False),
    Column("moderation", gettext_lazy("Moderation"), sortable=True, phone=False),
    Column("phase", gettext_lazy("Phase"), sortable=True, phone=False),
    Column("review_due", gettext_lazy("Review"), sortable=True, phone=False),
)

CONFIDENCE = {
    "low": gettext_lazy("Low"),
    "medium": gettext_lazy("Medium"),
    "high": gettext_lazy("High"),
}
MODERATION = {
    "none": gettext_lazy("Not assessed"),
    "draft": gettext_lazy("Draft"),
    "submitted": gettext_lazy("Submitted"),
    "returned": gettext_lazy("Returned"),
    "moderated": gettext_lazy("Moderated"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
KINDS = {
    "ocg": gettext_lazy("Group"),
    "priority_individual": gettext_lazy("Priority individual"),
    "vulnerability": gettext_lazy("SOC vulnerability"),
}


@dataclass(frozen=True)
class Words:
    """The labels of codes and the names of agencies on a day (as `known` at a moment), read once for a page."""

    areas: dict[str, str]
    phases: dict[str, str]
    subtypes: dict[str, str]
    agencies: dict[int, str]
    roles: dict[str, str]
    categories: dict[str, str]
    confidences: dict[str, str]
    outcomes: dict[str, str]

    @classmethod
    def on(cls, day: date, *, known: datetime | None = None) -> Words:
        lists = reference.every_label(day, known=known)
        return cls(
            areas=lists.get("threat_area", {}),
            phases=lists.get("phase", {}),
            subtypes=lists.get("vulnerability_subtype", {}),
            agencies=short_names(day, known),
            roles=lists.get("person_role", {}),
            categories=lists.get("person_category", {}),
            confidences=lists.get("confidence", {}),
            outcomes=lists.get("exploitation_outcome", {}),
        )

    def agency(self, number: int | None) -> str:
        return self.agencies.get(number or 0, formats.unknown())


def row(threat: Any, words: Words, url: str) -> Row:
    """One threat as a row of the list, in the order of COLUMNS."""
    cells = (
        Cell(threat.reference, url=url),
        Cell(threat.name, typed=True),
        Cell(KINDS[threat.kind]),
        Cell(words.areas.get(threat.main_area)),
        Cell(words.agency(threat.owner_agency_id)),
        Cell(threat.lro or None, typed=True),
        Cell(threat.tier),
        Cell(plain(threat.risk)),
        Cell(CONFIDENCE.get(threat.confidence)),
        moderation_cell(threat),
        Cell(words.phases.get(threat.phase, threat.phase)),
        Cell(formats.short_day(threat.review_due) if threat.review_due else None),
    )
    return Row(threat.record, cells)


def moderation_cell(threat: Any) -> Cell:
    """The moderation as a tag; that it changed since stands in words beside it."""
    note = str(_("changed since")) if threat.changed_since_moderation else ""
    if threat.moderation == "none":
        return Cell(MODERATION["none"])
    return Cell(MODERATION[threat.moderation], tag=threat.moderation, note=note)


def plain(number: Decimal | int | None) -> str | None:
    """A score without trailing zeros: 48 rather than 48.0000."""
    if number is None:
        return None
    return f"{Decimal(number):f}".rstrip("0").rstrip(".") if "." in f"{Decimal(number):f}" else str(number)


def values(threat: Any, words: Words) -> list[Any]:
    """One threat as values of an export, in the order of COLUMNS."""
    return [
        threat.reference,
        threat.name,
        str(KINDS[threat.kind]),
        words.areas.get(threat.main_area, ""),
        words.agency(threat.owner_agency_id),
        threat.lro,
        threat.tier,
        plain(threat.risk),
        str(CONFIDENCE.get(threat.confidence, "")),
        str(MODERATION[threat.moderation]),
        words.phases.get(threat.phase, threat.phase),
        threat.review_due,
    ]


def kinds(day: date) -> list[dict[str, Any]]:
    """The three types with what each is, examples, and what is often put there by mistake."""
    return [
        {
            "label": reference.label(code),
            "meaning": code.meaning,
            "examples": code.examples,
            "mistaken": code.often_mistaken,
        }
        for code in codes.codes("threat_kind", day)
    ]
