"""A force challenges a moderation; a named decider, who took no part in it, decides."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.understanding.assessments import answering, parts, policy, queries, standing
from fourfold.understanding.assessments.actions import drafts, moderating
from fourfold.understanding.assessments.actions.keeping import altered, lock, reviewed
from fourfold.understanding.assessments.models import Assessment, Challenge, Review, State
from fourfold.understanding.assessments.rules import states
from fourfold.understanding.assessments.scoring.scoring import score


class CannotChallenge(Exception):
    """There is nothing to challenge here, or this person cannot decide it; the text says why."""


def challenge(*, assessment: Assessment, reason: str, decider_id: int, by: Viewer, at: datetime) -> Challenge:
    """Challenge a return or a moderation, to a decider who had no part in it."""
    policy.check_challenge(by)
    lock(assessment)
    check_challengeable(assessment)
    if not reason.strip():
        raise CannotChallenge(_("Say why you challenge it."))
    _check_decider(assessment, decider_id, by, at)
    raised = Challenge.objects.create(
        threat_id=assessment.threat_id,
        assessment=assessment,
        reason=reason,
        raised_by_id=by.user_id,
        raised_at=at,
        decider_id=decider_id,
    )
    reviewed(assessment, Review.Act.CHALLENGE, reason, by, at)
    altered("assessment.challenge", assessment, by)
    return raised


def check_challengeable(assessment: Assessment) -> None:
    """A return, or the moderation of record; once at a time."""
    superseded = (
        assessment.state == State.MODERATED and assessment.threat.assessment_of_record != assessment.pk
    )
    if assessment.state not in (State.RETURNED, State.MODERATED) or superseded:
        raise CannotChallenge(_("Only a return, or the moderation that stands, can be challenged."))
    if queries.open_challenge(assessment):
        raise CannotChallenge(_("A challenge to this is waiting for its decision already."))


def _check_decider(assessment: Assessment, decider_id: int, by: Viewer, at: datetime) -> None:
    if decider_id == by.user_id or decider_id in parts.parties(assessment):
        raise CannotChallenge(_("Choose a decider who had no part in this assessment."))
    if decider_id not in {user_id for user_id, _name in parts.deciders(assessment, by, clock.day_of(at))}:
        raise CannotChallenge(_("That person does not decide challenges for this region. Choose another."))


def decide(*, raised: Challenge, overturn: bool, reason: str, by: Viewer, at: datetime) -> Challenge:
    """Uphold the moderation, or overturn it: a return is then moderated as submitted, a moderation goes back."""
    if by.user_id != raised.decider_id or not by.may(policy.Permission.DECIDE_CHALLENGES):
        raise policy.Refused(_("This challenge was put to somebody else. Only they decide it."))
    lock(raised.assessment)
    raised.refresh_from_db(fields=["outcome"])
    if raised.outcome:
        raise CannotChallenge(_("This challenge is decided already, or has lapsed."))
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
        altered("assessment.uphold", assessment, by)
    elif assessment.state == State.RETURNED:
        moderating.check_may_moderate(assessment, by, at)
        states.check_move(assessment.state, State.MODERATED)
        _restore(assessment)
        moderating.settle(assessment, Review.Act.OVERTURN, reason, by, at)
    else:
        # The record stands, put in question, until the force submits again: a challenge never empties a list.
        reviewed(assessment, Review.Act.OVERTURN, reason, by, at)
        standing.put_in_question([assessment.threat_id])
        drafts.begin_again([assessment], because=_("A challenge to the moderation succeeded."), by=by, at=at)
        altered("assessment.overturn", assessment, by)


def _restore(assessment: Assessment) -> None:
    """Bring back exactly what was submitted: its assessor may have begun to mend it, and the seal is not of that."""
    submitted = assessment.reviews.filter(act=Review.Act.SUBMIT).order_by("-pk").first()
    assert submitted is not None  # what was returned was submitted first
    assessment.answers, assessment.digest = submitted.answers, submitted.digest
    if answering.digest_of(assessment) != submitted.digest:
        raise CannotChallenge(
            _("The threat changed after this was submitted, so it cannot stand as it was. Uphold the return.")
        )
    result = score(answering.scoring_model(assessment.model), answering.from_stored(assessment.answers))
    for name, value in drafts.result_columns(result).items():
        setattr(assessment, name, value)
