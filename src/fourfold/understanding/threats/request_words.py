"""Requests for decisions in words: what each would do, where it stands, and what hangs on the threat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.understanding.threats import acts, changes, fields, policy, requests, sealing, summary, timeline
from fourfold.understanding.threats.models import AffectedPlace, DecisionRequest, LinkedPerson, ThreatVersion
from fourfold.understanding.threats.presenters import Words

ACTS = {
    "merge": gettext_lazy("Merge"),
    "transfer": gettext_lazy("Transfer"),
    "close": gettext_lazy("Close"),
    "reopen": gettext_lazy("Reopen"),
    "reclassify": gettext_lazy("Change of type"),
}
OUTCOMES = {
    "approved": gettext_lazy("Approved by %(person)s on %(day)s."),
    "refused": gettext_lazy("Refused by %(person)s on %(day)s: %(reason)s"),
    "withdrawn": gettext_lazy("Withdrawn by %(person)s on %(day)s: %(reason)s"),
    "lapsed": gettext_lazy("Lapsed on %(day)s: %(reason)s"),
}


@dataclass(frozen=True)
class Line:
    """One request on a threat's page: what it would do, where it stands, and its address ("" in the past)."""

    title: str
    standing: str
    url: str
    waits: bool


def panel(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """The requests on a threat's page, those that wait first; approved ones stand among its decisions."""
    past = isinstance(threat, ThreatVersion)
    found = requests.as_known(threat.record, moment) if past else requests.of_threat(threat.record)
    shown = [one for one in found if one.outcome != "approved"]
    if not shown:
        return None
    words = Words.on(clock.day_of(moment), known=moment if past else None)
    lines = [
        Line(
            title(one, threat, words),
            standing(one),
            "" if past else address(one, threat.reference),
            not one.outcome,
        )
        for one in shown
    ]
    return {"lines": sorted(lines, key=lambda line: not line.waits)}


def title(one: DecisionRequest, threat: Any, words: Words) -> str:
    """Such as "Close: Pursue to Closed: dismantled". What it leads from is shown only while it waits."""
    before, after = before_and_after(one, threat, words)
    said = {"act": ACTS[one.act], "before": before, "after": after}
    return _("%(act)s: %(after)s") % said if one.outcome else _("%(act)s: %(before)s to %(after)s") % said


def before_and_after(one: DecisionRequest, threat: Any, words: Words) -> tuple[str, str]:
    """What a request leads from and to, in words; once approved, as its decision keeps it.

    A threat that stays and is not the viewer's has no reference.
    """
    kept = one.decision
    found = (kept.before, kept.after) if kept else acts.before_and_after(one, threat, one.into)
    before, after = (timeline.said(one.act, value, words) for value in found)
    return before, (f"{after}: {words.subtypes[one.subtype]}" if one.subtype in words.subtypes else after)


def standing(one: DecisionRequest) -> str:
    """Where a request stands: who holds it and since when, or what became of it and why."""
    if not one.outcome:
        return _("Waiting for %(person)s to approve since %(day)s.") % {
            "person": one.approver.name, "day": formats.day(one.asked_at)}  # fmt: skip
    return str(OUTCOMES[one.outcome]) % {
        "person": one.settled_by.name if one.settled_by else formats.unknown(),
        "day": formats.day(one.settled_at),
        "reason": one.settled_reason,
    }


def since_asked(one: DecisionRequest, now: datetime, words: Words) -> list[fields.Shown]:
    """What of the facts of the threat, and of the one that stays, is another than when a waiting request was made."""
    if one.outcome:
        return []
    about = [number for number in (one.threat_id, one.into_id) if number is not None]
    found = [each for number in about for each in changes.compare(number, one.asked_at, now) or ()]
    return [fields.change(each, words, {}) for each in found if each.field in sealing.SEALED]


def what_moves(threat: Any) -> list[str]:
    """What hangs on a threat and goes where the threat goes, as counts."""
    people = LinkedPerson.objects.filter(threat_id=threat.pk, ends_on__isnull=True).count()
    places = AffectedPlace.objects.filter(threat_id=threat.pk).count()
    return [
        ngettext("%(count)s linked person", "%(count)s linked people", people)
        % {"count": formats.number(people)},
        ngettext("%(count)s place", "%(count)s places", places) % {"count": formats.number(places)},
        summary.standing(threat),
    ]


def who_approves(one: DecisionRequest, viewer: Viewer) -> str:
    """For those who do not settle a request: who does."""
    if one.asked_by_id == viewer.user_id:
        return _("You asked for this. %(person)s, or somebody else who approves, decides.") % {
            "person": one.approver.name}  # fmt: skip
    return _("%(person)s, or somebody else who approves for this agency, decides.") % {
        "person": one.approver.name
    }


def address(one: DecisionRequest, reference: str) -> str:
    """The page of a request."""
    return reverse("threats:request", args=[reference, one.pk])


def may_settle(one: DecisionRequest, threat: Any, viewer: Viewer) -> bool:
    """Whether this viewer approves or refuses a request that waits."""
    owners = requests.owners_of(one, threat, one.into)
    try:
        policy.check_may_approve(viewer, one.asked_by_id, one.act, owners)
    except policy.Refused:
        return False
    return not one.outcome
