"""The fields of a threat and their values in words, for its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.understanding.threats import presenters
from fourfold.understanding.threats.changes import FieldChange
from fourfold.understanding.threats.presenters import Words

LABELS = {
    "reference": gettext_lazy("Reference"),
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Type"),
    "subtype": gettext_lazy("Sort of vulnerability"),
    "main_area": gettext_lazy("Threat area"),
    "owner_agency": gettext_lazy("Owner"),
    "lro": gettext_lazy("Lead responsible officer"),
    "phase": gettext_lazy("Phase"),
    "is_soc": gettext_lazy("Serious and organised crime"),
    "tier": gettext_lazy("Tier"),
    "risk": gettext_lazy("Risk"),
    "confidence": gettext_lazy("Confidence"),
    "moderation": gettext_lazy("Moderation"),
    "changed_since_moderation": gettext_lazy("Changed since moderation"),
    "review_due": gettext_lazy("Review due"),
    "merged_into": gettext_lazy("Merged into"),
    "summary": gettext_lazy("Summary"),
    "further_areas": gettext_lazy("Further threat areas"),
    "lead_agency": gettext_lazy("Lead agency"),
    "first_identified": gettext_lazy("First identified"),
}


@dataclass(frozen=True)
class Said:
    """A value in words, and the address of the threat that it names, if it names one that the viewer may see."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """One change in words: Field, Before, After."""

    field: str
    before: Said
    after: Said


# The reference and the address of each threat that a history names and the viewer may see.
Named = dict[int, Said]


def change(one: FieldChange, words: Words, named: Named) -> Shown:
    """One field's change in words."""
    before, after = (_said(one.field, given, words, named) for given in (one.before, one.after))
    return Shown(str(LABELS[one.field]), before, after)


def threats_named(changes: Iterable[FieldChange]) -> set[int]:
    """The threats that changes name by their number."""
    return {
        number
        for one in changes
        if one.field == "merged_into"
        for number in (one.before, one.after)
        if number
    }


def _said(field: str, given: Any, words: Words, named: Named) -> Said:
    if field == "merged_into" and given:
        return named.get(given, Said(_("another threat")))
    return Said(value(field, given, words))


def value(field: str, given: Any, words: Words) -> str:
    """A field's value in words; what is not known says so."""
    if given is None or given == "" or given == []:
        return formats.unknown()
    if isinstance(given, bool):
        return _("Yes") if given else _("No")
    if isinstance(given, date):
        return formats.day(given)
    if isinstance(given, Decimal):
        return str(presenters.plain(given))
    if isinstance(given, list):
        return ", ".join(words.areas.get(str(one), str(one)) for one in given)
    return _code(field, given, words)


def _code(field: str, given: Any, words: Words) -> str:
    if field in ("owner_agency", "lead_agency"):
        return words.agency(given)
    tables: dict[str, dict[str, Any]] = {
        "kind": presenters.KINDS,
        "moderation": presenters.MODERATION,
        "confidence": presenters.CONFIDENCE,
        "main_area": words.areas,
        "phase": words.phases,
        "subtype": words.subtypes,
    }
    return str(tables.get(field, {}).get(given, given))
