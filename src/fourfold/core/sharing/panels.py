"""On the page of a record: what was shared of it, with whom, and whether they have read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.core.sharing import contacts, copies, edition_words, given_words, giving, policy
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.presenters import Words


def of_threat(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """What was shared of a threat."""
    return _built("threat", viewer, threat.record, threat.reference, threat.owner_agency_id, moment)


def of_disruption(viewer: Viewer, disruption: Any, moment: datetime) -> dict[str, Any] | None:
    """What was shared of a disruption."""
    return _built("disruption", viewer, disruption.record, disruption.reference, disruption.agency_id, moment)


def of_report(viewer: Viewer, report: Any, moment: datetime) -> dict[str, Any] | None:
    """What was shared of an officer's report."""
    return _built("report", viewer, report.record, report.reference, report.agency_id, moment)


def _built(
    kind: str, viewer: Viewer, record: int, reference: str, owner: int, moment: datetime
) -> dict[str, Any] | None:
    if not viewer.may(Permission.VIEW):
        return None
    went = [one for one in copies.of_record(kind, record) if one.shared_at <= moment]
    may_share = policy.can_offer(viewer, owner)
    if not went and not may_share:
        return None
    words = Words.on(clock.day_of(moment))
    return {
        "lines": [(reverse("sharing:copy", args=[one.copy]), *_line(one, words, moment)) for one in went],
        "share_url": reverse("sharing:share", args=[reference]) if may_share else "",
    }


def _line(one: Any, words: Words, moment: datetime) -> tuple[str, str, str]:
    shared_at, _subject, to, _people, purpose, _basis, _until, read = edition_words.given_values(one, words)
    return edition_words.formats.short_day(shared_at), f"{to}: {purpose}", str(read)


def given_about_threat(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """What partners told about a threat, with their conditions."""
    if not viewer.may(Permission.VIEW):
        return None
    rows = giving.of_record(threat.reference, threat.owner_agency_id)
    found = [one for one in rows if one.given_at <= moment]
    words = Words.on(clock.day_of(moment))
    return {"given": [given_words.block(one, words) for one in found]} if found else None


def contacts_of_threat(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """Whom partners with standing access may contact about a threat, and what came of it."""
    if not viewer.may(Permission.VIEW):
        return None
    found = [one for one in contacts.of_record("threat", threat.record) if one.since <= moment]
    words = Words.on(clock.day_of(moment))
    return (
        {"rows": [(one.name, words.agency(one.partner_id), one.outcome) for one in found]} if found else None
    )
