"""A force challenges a moderation; a named decider, who took no part in it, decides."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import policy, standing
from fourfold.understanding.assessments.actions import moderating
from fourfold.understanding.assessments.actions.writing import reviewed
from fourfold.understanding.assessments.models import Assessment, Challenge, Review, State
from fourfold.understanding.assessments.rules import states


class CannotChallenge(Exception):
    """There is nothing to challenge here, or this person cannot decide it; the text says why."""


def challenge(*, assessment: Assessment, reason: str, decider_id: int, by: Viewer, at: datetime) -> Challenge:
    """Challenge a return or a moderation, to a decider who did not take it."""
    policy.check_challenge(by)
    if assessment.state not in (State.RETURNED, State.MODERATED):
        raise CannotChallenge(_("Only a return or a moderation can be challenged."))
    if not reason.strip():
        raise CannotChallenge(_("Say why you challenge it."))
    if decider_id in (by.user_id, assessment.assessor_id, _last_reviewer(assessment)):
        raise CannotChallenge(_("Choose a decider who had no part in this assessment."))
    raised = Challenge.objects.create(
        threat_id=assessment.threat_id,
        assessment=assessment,
        reason=reason,
        raised_by_id=by.user_id,
        raised_at=at,
        decider_id=decider_id,
    )
    reviewed(assessment, Review.Act.CHALLENGE, reason, by, at)
    _audit("assessment.challenge", assessment, by)
    return raised


def decide(*, raised: Challenge, overturn: bool, reason: str, by: Viewer, at: datetime) -> Challenge:
    """Uphold the moderation, or overturn it: a return is then moderated as submitted, a moderation goes back."""
    if by.user_id != raised.decider_id or not by.may(policy.Permission.DECIDE_CHALLENGES):
        raise policy.Refused(_("This challenge was put to somebody else. Only they decide it."))
    if raised.outcome:
        raise CannotChallenge(_("This challenge is decided already."))
    if not reason.strip():
        raise CannotChallenge(_("Give the reason for your decision."))
    raised.outcome = "overturned" if overturn else "upheld"
    raised.decided_reason, raised.decided_at = reason, at
    raised.save()
    _carry_out(raised.assessment, overturn, reason, by, at)
    return raised


def _carry_out(assessment: Assessment, overturn: bool, reason: str, by: Viewer, at: datetime) -> None:
    if not overturn:
        reviewed(assessment, Review.Act.UPHOLD, reason, by, at)
        _audit("assessment.uphold", assessment, by)
    elif assessment.state == State.RETURNED:
        moderating.check_may_moderate(assessment, by, at)
        states.check_move(assessment.state, State.MODERATED)
        moderating.settle(assessment, Review.Act.OVERTURN, reason, by, at)
    else:
        # The record stands, put in question, until the force submits again: a challenge never empties a list.
        reviewed(assessment, Review.Act.OVERTURN, reason, by, at)
        standing.put_in_question([assessment.threat_id])
        _audit("assessment.overturn", assessment, by)


def _last_reviewer(assessment: Assessment) -> int | None:
    last = assessment.reviews.filter(act__in=[Review.Act.AGREE, Review.Act.RETURN]).order_by("-pk").first()
    return last.by_id if last else None


def _audit(act: str, assessment: Assessment, by: Viewer) -> None:
    audit.record(audit.Operation.ALTERATION, act, by=by, kind="threat", target=assessment.threat.reference)
