"""The part of a threat's page that says where its assessment stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.ui import formats
from fourfold.understanding.assessments import answering, as_known, policy
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.presenters import words
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.scoring.scoring import score
from fourfold.understanding.threats.models import Threat


def panel(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """What the panel shows of a threat, live or as it was known at `moment`; None for who does not see assessments.

    What can be done belongs to today's page alone.
    """
    if not viewer.may(policy.Permission.VIEW):
        return None
    live = isinstance(subject, Threat)
    as_of = None if live else moment
    record = as_known.assessment(subject.assessment_of_record, as_of)
    draft = as_known.opened(subject.record, as_of)
    return {
        "standing": standing(record) if record else [],
        "moderated": moderated(record) if record else "",
        "moderation": subject.moderation,
        "changed": subject.changed_since_moderation,
        "override": override(record) if record else "",
        "record": record,
        "open": draft,
        "open_words": words.open_words(draft) if draft else "",
        "action": _action(viewer, subject, draft) if live and not subject.merged_into_id else None,
    }


def standing(record: Assessment) -> list[str]:
    """Such as "Tier 2 worked out", "Risk 48 of 120", "Confidence low, 3 of 9 not known"."""
    model = answering.scoring_model(record.model)
    result = score(model, answering.from_stored(record.answers))
    of = {"risk": explain.plain(result.lowest), "most": explain.plain(result.most_possible)}
    return [
        words.tier(record),
        _("Risk %(risk)s of %(most)s") % of,
        explain.confidence(result).rstrip("."),
        *([explain.if_all_highest(result).rstrip(".")] if result.unknown else []),
        explain.model_name(model),
    ]


def moderated(record: Assessment) -> str:
    """Who moderated the record, and when."""
    return _("Moderated by %(person)s on %(day)s.") % {
        "person": record.moderator.name if record.moderator else formats.unknown(),
        "day": formats.day(record.moderated_at),
    }


def override(record: Assessment) -> str:
    """Who asked for another tier than the one worked out, and why."""
    if record.tier_override is None:
        return ""
    return _("Tier %(tier)s, set by %(person)s on %(day)s because: %(reason)s") % {
        "tier": record.tier_override,
        "person": record.assessor.name,
        "day": formats.day(record.submitted_at),
        "reason": record.override_reason,
    }


def _action(viewer: Viewer, threat: Any, draft: Assessment | None) -> tuple[str, str] | None:
    """The one thing to do next that this viewer may do."""
    if policy.can_assess(viewer) and threat.owner_agency_id in viewer.write_agencies:
        if draft is None or draft.state != State.SUBMITTED:
            label = _("Assess") if draft is None else _("Go on with the assessment")
            return label, reverse("assessments:assess", args=[threat.reference])
    elif policy.can_moderate(viewer) and draft is not None and draft.state == State.SUBMITTED:
        return _("Moderate"), reverse("assessments:decide", args=[draft.pk])
    return None
