"""A threat's page in words: its facts, what is late, where it is and who answers for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.ui import formats
from fourfold.understanding.threats import presenters, rules
from fourfold.understanding.threats.presenters import Words
from fourfold.understanding.threats.record import Record

OFFICES = {
    "lro": gettext_lazy("Lead responsible officer"),
    "manager": gettext_lazy("Day-to-day manager"),
    "sro": gettext_lazy("Senior responsible officer"),
}


def facts(threat: Any, record: Record, words: Words) -> list[tuple[str, Any]]:
    """The eight facts at the top of the page."""
    return [
        (_("Type"), _kind(threat, words)),
        (_("Threat area"), _areas(threat, words)),
        (_("Owner"), words.agency(threat.owner_agency_id)),
        (_("Lead agency"), words.agency(threat.lead_agency_id)),
        (_("Lead responsible officer"), threat.lro or None),
        (_("Phase"), words.phases.get(threat.phase, threat.phase)),
        (_("Tier and risk"), standing(threat)),
        (_("Review due"), formats.day(threat.review_due) if threat.review_due else None),
    ]


def standing(threat: Any) -> str:
    """Tier and risk of the assessment of record, in one line; unknown is said in words."""
    if threat.risk is None and threat.tier is None:
        return str(presenters.MODERATION[threat.moderation])
    return _("Tier %(tier)s, risk %(risk)s, confidence %(confidence)s") % {
        "tier": threat.tier if threat.tier is not None else formats.unknown(),
        "risk": presenters.plain(threat.risk) or formats.unknown(),
        "confidence": str(presenters.CONFIDENCE.get(threat.confidence, formats.unknown())).lower(),
    }


def late(threat: Any, on: date) -> list[str]:
    """What is late or in question, as sentences; nothing for a closed threat."""
    if rules.is_closed(threat.phase):
        return []
    found = []
    days = rules.days_late(threat.review_due, on)
    if days:
        sentence = ngettext("Review %(days)s day late", "Review %(days)s days late", days) % {"days": days}
        found.append(f"{sentence} ({threat.lro})" if threat.lro else sentence)
    if threat.changed_since_moderation:
        found.append(_("Changed since moderation: the moderated version stands until the next is moderated."))
    return found


def places(record: Record, words: Words) -> list[tuple[str, Any]]:
    """Where a threat is, who answers for it, and what other systems call it."""
    councils = [words.agency(place.council_id) for place in record.places if place.council_id]
    prisons = [place.prison for place in record.places if place.prison]
    officers = [(OFFICES[officer.office], officer.name) for officer in record.officers]
    references = [
        (reference.system, f"{reference.value} ({reference.state})") for reference in record.references
    ]
    return [
        (_("Council areas"), ", ".join(sorted(councils)) or None),
        *([(_("Prisons"), ", ".join(sorted(prisons)))] if prisons else []),
        *officers,
        *references,
    ]


def compared(form: Any, current: Any | None) -> list[tuple[str, Any, Any]]:
    """After a clash: each field that differs, what stands now, and what was written."""
    return differing(form, form.changes(), current) if current is not None else []


def differing(form: Any, written: dict[str, Any], current: Any) -> list[tuple[str, Any, Any]]:
    """The fields in which what was written differs from what stands: label, what stands, what was written."""
    pairs = [(form.fields[name].label, getattr(current, name), value) for name, value in written.items()]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _kind(threat: Any, words: Words) -> str:
    kind = str(presenters.KINDS[threat.kind])
    return f"{kind}: {words.subtypes[threat.subtype]}" if threat.subtype in words.subtypes else kind


def _areas(threat: Any, words: Words) -> str | None:
    areas = [threat.main_area, *threat.further_areas]
    return ", ".join(words.areas.get(area, area) for area in areas if area) or None
