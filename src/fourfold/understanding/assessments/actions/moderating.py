"""A moderator's part: agree with, or return, exactly what was submitted."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.assessments import answering, policy, queries, standing
from fourfold.understanding.assessments.actions.writing import reviewed
from fourfold.understanding.assessments.models import Assessment, Review, State
from fourfold.understanding.assessments.rules import moderators, states


class ChangedSinceOpened(Exception):
    """What the moderator read is not what stands now."""

    def __init__(self) -> None:
        super().__init__(_("This changed after you opened it. Read what changed, then decide."))


class ReasonNeeded(Exception):
    """A return says what to mend."""

    def __init__(self) -> None:
        super().__init__(_("Say what has to be mended, so that the assessor can."))


def agree(*, assessment: Assessment, digest: str, reason: str = "", by: Viewer, at: datetime) -> Assessment:
    """Moderate an assessment: it becomes the one of record. `digest` is of what the moderator read."""
    check_may_moderate(assessment, by, at)
    states.check_move(assessment.state, State.MODERATED)
    check_unchanged(assessment, digest)
    return settle(assessment, Review.Act.AGREE, reason, by, at)


def give_back(*, assessment: Assessment, digest: str, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Return an assessment to its assessor, with what has to be mended."""
    check_may_moderate(assessment, by, at)
    states.check_move(assessment.state, State.RETURNED)
    check_unchanged(assessment, digest)
    if not reason.strip():
        raise ReasonNeeded
    assessment.state = State.RETURNED
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, Review.Act.RETURN, reason, by, at)
    standing.show(assessment.threat_id, assessment)
    _audit("assessment.return", assessment, by)
    return assessment


def settle(assessment: Assessment, act: str, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Write a moderation: state, who and when, the review, and the threat's standing."""
    assessment.state = State.MODERATED
    assessment.moderator_id, assessment.moderated_at = by.user_id, at
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, act, reason, by, at)
    standing.stand(assessment)
    _audit("assessment.moderate", assessment, by)
    return assessment


def check_may_moderate(assessment: Assessment, by: Viewer, at: datetime) -> None:
    """The role must moderate, and the dated rule must allow this person for this owner."""
    if not by.may(policy.Permission.MODERATE):
        raise policy.Refused(_("Your role does not moderate. The region's threat assessment unit does."))
    on = clock.day_of(at)
    moderator = queries.moderator(assessment, by, on)
    moderators.check(queries.owner_kind(assessment), assessment.assessor_id, moderator, on=on)


def check_unchanged(assessment: Assessment, digest: str) -> None:
    """Moderation binds to exactly what was submitted: answers, reasons, evidence, model and the threat's facts."""
    if not (digest == assessment.digest == answering.digest_of(assessment)):
        raise ChangedSinceOpened


def _audit(act: str, assessment: Assessment, by: Viewer) -> None:
    audit.record(audit.Operation.ALTERATION, act, by=by, kind="threat", target=assessment.threat.reference)
