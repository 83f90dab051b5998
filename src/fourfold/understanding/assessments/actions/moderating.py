"""A moderator's part: agree with, or return, exactly what was submitted."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.understanding.assessments import answering, parts, policy, standing
from fourfold.understanding.assessments.actions import lapsing
from fourfold.understanding.assessments.actions.keeping import altered, lock, reviewed
from fourfold.understanding.assessments.models import Assessment, Review, State
from fourfold.understanding.assessments.rules import moderators, states


class ChangedSinceOpened(Exception):
    """What the moderator read is not what stands now."""

    def __init__(self) -> None:
        super().__init__(_("This changed after you opened it. Read what changed, then decide."))


class ChangedSinceSubmitted(Exception):
    """The threat is not what it was when the assessor judged it, so nobody can agree with that judgement."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The threat changed after this was submitted. Return it, so that its assessor judges it as it is now."
            )
        )


class ReasonNeeded(states.ReasonNeeded):
    """A return says what to mend."""

    def __init__(self) -> None:
        super().__init__(_("Say what has to be mended, so that the assessor can."))


def agree(*, assessment: Assessment, digest: str, reason: str = "", by: Viewer, at: datetime) -> Assessment:
    """Moderate an assessment: it becomes the one of record. `digest` is of what the moderator read."""
    _take_turn(assessment, by, at)
    check_unchanged(assessment, digest)
    if digest != assessment.digest:
        raise ChangedSinceSubmitted
    return settle(assessment, Review.Act.AGREE, reason, by, at)


def give_back(*, assessment: Assessment, digest: str, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Return an assessment to its assessor, with what has to be mended."""
    _take_turn(assessment, by, at)
    check_unchanged(assessment, digest)
    if not reason.strip():
        raise ReasonNeeded
    assessment.state = State.RETURNED
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, Review.Act.RETURN, reason, by, at)
    standing.show(assessment.threat_id, assessment)
    altered("assessment.return", assessment, by)
    return assessment


def settle(assessment: Assessment, act: str, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Write a moderation: state, who and when, the review, and the threat's standing."""
    earlier = list(Assessment.objects.filter(threat_id=assessment.threat_id).values_list("pk", flat=True))
    assessment.state = State.MODERATED
    assessment.moderator_id, assessment.moderated_at = by.user_id, at
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, act, reason, by, at)
    lapsing.lapse(earlier, _("A later assessment was moderated."), at)
    standing.stand(assessment)
    altered("assessment.moderate", assessment, by)
    return assessment


def _take_turn(assessment: Assessment, by: Viewer, at: datetime) -> None:
    policy.check_moderate(by)
    lock(assessment)
    check_may_moderate(assessment, by, at)
    states.check_submitted(assessment.state)


def check_may_moderate(assessment: Assessment, by: Viewer, at: datetime) -> None:
    """The role must moderate, and the dated rule must allow this person for this owner."""
    policy.check_moderate(by)
    on = clock.day_of(at)
    moderator = parts.moderator(assessment, by, on)
    moderators.check(parts.owner_kind(assessment), assessment.assessor_id, moderator, on=on)


def check_unchanged(assessment: Assessment, digest: str) -> None:
    """A decision binds to exactly what was read: answers, reasons, evidence, model and the threat's facts."""
    if digest != answering.digest_of(assessment):
        raise ChangedSinceOpened
