"""An assessor's part: start, save, submit, withdraw, and give a second opinion."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.understanding.assessments import answering, policy, standing
from fourfold.understanding.assessments.actions import lapsing
from fourfold.understanding.assessments.actions.drafts import result_columns
from fourfold.understanding.assessments.actions.keeping import altered, lock, reviewed
from fourfold.understanding.assessments.actions.starting import second_opinion, start, take_over
from fourfold.understanding.assessments.models import OPEN, Assessment, Review, State
from fourfold.understanding.assessments.rules import overriding, states
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.scoring.checks import check_answers
from fourfold.understanding.assessments.scoring.model import Answers
from fourfold.understanding.assessments.scoring.scoring import score

__all__ = ["Clash", "Unfinished", "save", "second_opinion", "start", "submit", "take_over", "withdraw"]


class Clash(Exception):
    """The assessment was saved elsewhere after it was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("This was saved elsewhere after you opened it. Your words are kept. Compare and choose.")
        )


def save(*, assessment: Assessment, opened: int, answers: Answers, by: Viewer, at: datetime) -> Assessment:
    """Keep what is written so far, complete or not. Raises Clash when another edition stands."""
    policy.check_own_draft(by, assessment.assessor_id)
    states.check_writable(assessment.state)
    model = answering.scoring_model(assessment.model)
    scored = answering.given(answers)
    states.check_finished(check_answers(model, scored, submitting=False))
    # Every step from state to state raises the edition, so this also refuses a draft that was submitted meanwhile.
    saved = Assessment.objects.filter(pk=assessment.pk, edition=opened).update(
        answers=answering.to_stored(answers), edition=F("edition") + 1, **result_columns(score(model, scored))
    )
    if not saved:
        raise Clash
    altered("assessment.save", assessment, by)
    return Assessment.objects.get(pk=assessment.pk)


def submit(
    *, assessment: Assessment, by: Viewer, at: datetime, override: tuple[int, str] | None = None,
    opened: int | None = None, digest: str = "",
) -> Assessment:  # fmt: skip
    """Hand a finished assessment to its moderator, sealed by the digest of exactly what is in it.

    `override` is (tier, reason): another tier than the one worked out. It takes a reason, and counts only once
    somebody else, the moderator, agrees. `opened` and `digest` are of what the assessor checked; Clash when
    something else stands by now.
    """
    policy.check_assess(by)
    lock(assessment)
    _check_submit(assessment, override, by)
    if opened not in (None, assessment.edition) or digest not in ("", answering.digest_of(assessment)):
        raise Clash
    seal(assessment, at, override)
    assessment.save()
    reviewed(assessment, Review.Act.SUBMIT, "", by, at)
    lapsing.lapse([assessment.pk], _("The assessment was submitted again."), at)
    standing.show(assessment.threat_id, assessment)
    altered("assessment.submit", assessment, by)
    return assessment


def seal(assessment: Assessment, at: datetime, override: tuple[int, str] | None = None) -> None:
    """Make an assessment what is submitted: its digest covers exactly what is in it. It is not stored by this."""
    assessment.tier_override, assessment.override_reason = override or (None, "")
    assessment.state, assessment.submitted_at = State.SUBMITTED, at
    assessment.digest = answering.digest_of(assessment)
    assessment.edition += 1
    answers = answering.from_stored(assessment.answers)
    for name, value in result_columns(score(answering.scoring_model(assessment.model), answers)).items():
        setattr(assessment, name, value)


def _check_submit(assessment: Assessment, override: tuple[int, str] | None, by: Viewer) -> None:
    policy.check_own_draft(by, assessment.assessor_id)
    if assessment.second_to_id is not None:
        raise states.WrongState(
            _("A second opinion is not submitted. It stands beside the first assessment.")
        )
    states.check_move(assessment.state, State.SUBMITTED)
    model, answers = answering.scoring_model(assessment.model), answering.from_stored(assessment.answers)
    findings = check_answers(model, answers, submitting=True)
    if override:
        findings += overriding.findings(model, score(model, answers), *override)
    states.check_finished(findings)


def withdraw(*, assessment: Assessment, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Take an assessment back. Withdrawing the one of record leaves the threat without a tier, until the next."""
    policy.check_assess(by)
    lock(assessment)
    if assessment.state in OPEN:
        policy.check_own_draft(by, assessment.assessor_id)
    states.check_move(assessment.state, State.WITHDRAWN)
    if not reason.strip():
        raise states.ReasonNeeded(_("Say why you withdraw it."))
    assessment.state = State.WITHDRAWN
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, Review.Act.WITHDRAW, reason, by, at)
    lapsing.lapse([assessment.pk], _("The assessment was withdrawn."), at)
    standing.withdraw(assessment.threat, assessment)
    altered("assessment.withdraw", assessment, by)
    return assessment
