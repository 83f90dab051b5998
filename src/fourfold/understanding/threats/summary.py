"""A threat's page in words: its facts, what is late, what can be done, its tabs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.ui import formats, frame
from fourfold.core.ui.frame import Link
from fourfold.understanding.threats import policy, presenters, requests, rules
from fourfold.understanding.threats.presenters import Words
from fourfold.understanding.threats.record import Record

OFFICES = {
    "lro": gettext_lazy("Lead responsible officer"),
    "manager": gettext_lazy("Day-to-day manager"),
    "sro": gettext_lazy("Senior responsible officer"),
}
ACTS = {
    "merge": gettext_lazy("Merged"),
    "transfer": gettext_lazy("Transferred"),
    "close": gettext_lazy("Closed"),
    "reopen": gettext_lazy("Reopened"),
    "reclassify": gettext_lazy("Type changed"),
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


def more(viewer: Viewer, threat: Any) -> list[tuple[str, str]]:
    """What this viewer may do with the threat, with its address; what they may not is absent."""
    return [
        (label, reverse(f"threats:{name}", args=[threat.reference])) for name, label in acts(viewer, threat)
    ]


def acts(viewer: Viewer, threat: Any) -> list[tuple[str, str]]:
    """The names of the pages that this viewer may write on for the threat, with their words."""
    if threat.owner_agency_id not in viewer.write_keys or threat.merged_into_id:
        return []
    found = []
    if policy.can_record(viewer):
        found += [("amend", _("Amend")), ("link", _("Link a person"))]
    if policy.can_decide(viewer) and rules.is_closed(threat.phase):
        found += [("reopen", _("Reopen"))]
    elif policy.can_decide(viewer):
        found += [("reclassify", _("Change its type")), ("close", _("Close")), ("merge", _("Merge"))]
        found += [("transfer", _("Transfer"))] if policy.can_transfer(viewer) else []
    # What was asked for already waits on the page itself.
    waiting = requests.waiting_acts(threat.record)
    return [(name, label) for name, label in found if name not in waiting]


def tabs(request: Any, threat: Any, active: str = "threat") -> list[Link]:
    """The record's own navigation."""
    pages = ((_("Overview"), "threat"), (_("History"), "history"))
    return [
        Link(
            label,
            frame.keep_as_of(request, reverse(f"threats:{name}", args=[threat.reference])),
            name == active,
        )
        for label, name in pages
    ]


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


@dataclass(frozen=True)
class Event:
    """One entry of a timeline, as the macro takes it."""

    title: str
    by: str
    text: str
    moment: datetime | None = None
    day: date | None = None
    url: str = ""


def decisions(record: Record, words: Words) -> list[Event]:
    """The decisions on a threat, the newest first, each with its reason and who approved it."""
    return [
        Event(
            title=_("%(act)s: %(before)s to %(after)s")
            % {
                "act": ACTS[decision.act],
                "before": said(decision.act, decision.before, words),
                "after": said(decision.act, decision.after, words),
            },
            by=decision.decided_by.name,
            moment=decision.decided_at,
            text=_("%(reason)s Approved by %(approver)s. To be looked at again on %(day)s.")
            % {
                "reason": decision.reason,
                "approver": decision.approved_by.name,
                "day": formats.day(decision.check_on),
            },
        )
        for decision in record.decisions
    ]


def checks(record: Record, words: Words) -> list[Event]:
    """The exploitation checks on people of a threat, the newest first: outcome, reason, when somebody looks again."""
    names = {person.link.subject_id: person.name for person in record.people}
    return [
        Event(
            title=_("%(person)s: %(outcome)s")
            % {
                "person": names.get(check.subject_id, formats.unknown()),
                "outcome": words.outcomes.get(check.outcome, check.outcome),
            },
            by=check.checked_by.name,
            day=check.checked_on,
            text=_("%(reason)s To be looked at again on %(day)s.")
            % {"reason": check.reason, "day": formats.day(check.review_on)},
        )
        for check in sorted(record.checks, key=lambda check: check.checked_on, reverse=True)
    ]


def said(act: str, value: str, words: Words) -> str:
    """A value of a decision in words."""
    if act == "reclassify":
        return str(presenters.KINDS.get(value, value))
    if act in ("close", "reopen"):
        return words.phases.get(value, value)
    return words.agencies.get(int(value), value) if value.isdecimal() else value


def compared(form: Any, current: Any | None) -> list[tuple[str, Any, Any]]:
    """After a clash: each field that differs, what stands now, and what was written."""
    if current is None:
        return []
    pairs = [
        (form.fields[name].label, getattr(current, name), value) for name, value in form.changes().items()
    ]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _kind(threat: Any, words: Words) -> str:
    kind = str(presenters.KINDS[threat.kind])
    return f"{kind}: {words.subtypes[threat.subtype]}" if threat.subtype in words.subtypes else kind


def _areas(threat: Any, words: Words) -> str | None:
    areas = [threat.main_area, *threat.further_areas]
    return ", ".join(words.areas.get(area, area) for area in areas if area) or None
