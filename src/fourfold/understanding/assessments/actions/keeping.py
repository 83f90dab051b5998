"""What every act on an assessment does: take its turn, keep who did what to which version, and be audited."""

from __future__ import annotations

from datetime import datetime

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.threats.models import Threat


def lock(assessment: Assessment) -> None:
    """Hold the threat, then the assessment, as they stand now: two who act at once take turns, in that order."""
    list(Threat.objects.select_for_update().filter(pk=assessment.threat_id).values_list("pk"))
    held = Assessment.objects.select_for_update(of=("self",)).select_related("threat", "model")
    assessment.refresh_from_db(from_queryset=held)


def reviewed(assessment: Assessment, act: str, reason: str, by: Viewer, at: datetime) -> Review:
    """Record what somebody did with an assessment, with the digest and the answers that they did it to."""
    review = review_of(assessment, act, reason, by, at)
    review.save()
    return review


def review_of(assessment: Assessment, act: str, reason: str, by: Viewer, at: datetime) -> Review:
    """As `reviewed`, not yet stored."""
    return Review(
        threat_id=assessment.threat_id,
        assessment=assessment,
        act=act,
        reason=reason,
        by_id=by.user_id,
        by_agency_id=by.agency_id,
        at=at,
        digest=assessment.digest,
        answers=assessment.answers,
        risk=assessment.risk,
        tier=assessment.tier,
    )


def altered(act: str, assessment: Assessment, by: Viewer) -> None:
    """The audit entry of a change to an assessment."""
    audit.record(audit.Operation.ALTERATION, act, by=by, kind="threat", target=assessment.threat.reference)
