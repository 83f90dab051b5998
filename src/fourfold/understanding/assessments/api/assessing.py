"""An assessment begun, written and handed over."""

from __future__ import annotations

from typing import Any

from ninja import Field

from fourfold.core.api import operations, problems
from fourfold.core.api.schemas import Nothing, Number, Sent
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.api.room import room
from fourfold.understanding.assessments.api.told import (
    Answers,
    AssessmentTold,
    check_known,
    entered,
    to_mend,
    told,
)
from fourfold.understanding.assessments.forms.answers import AnswersForm
from fourfold.understanding.assessments.forms.deciding import SubmitForm
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.rules import overriding
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.views.finding import assessment_or_404, threat_or_404


class Submission(Sent):
    """What is handed over, and another tier than the one worked out, with its reason, where one is asked for."""

    override_tier: int | None = Field(None, ge=1, le=5)
    override_reason: str = Field("", max_length=2000)


@room.writes("/threats/{reference}/assessments", Permission.ASSESS, AssessmentTold, status=201)
def begin(request: Any, reference: str, given: Nothing) -> AssessmentTold:
    """Begin an assessment from the last one's answers, or go on with the one that is open."""
    begun = writing.start(threat=threat_or_404(reference), by=request.viewer, at=request.at)
    return told(assessment_or_404(begun.pk))


@room.writes("/assessments/{number}/answers", Permission.ASSESS, AssessmentTold, method="PUT", amends=True)
def write(request: Any, number: Number, given: Answers) -> AssessmentTold:
    """Save what is written so far, complete or not."""
    one, opened = assessment_or_404(number), operations.edition(request)
    scoring = answering.scoring_model(one.model)
    check_known(given, {criterion.code for criterion in scoring.criteria})
    form = AnswersForm(entered(given) | {"opened": opened}, model=scoring)
    problems.checked(form)
    try:
        saved = writing.save(
            assessment=one, opened=opened, answers=form.answers(), by=request.viewer, at=request.at
        )
    except Unfinished as unfinished:
        raise to_mend(unfinished) from unfinished
    except writing.Clash as clash:
        raise operations.clash(told(assessment_or_404(number)), given, str(clash)) from clash
    return told(assessment_or_404(saved.pk))


@room.writes("/assessments/{number}/submit", Permission.ASSESS, AssessmentTold, amends=True)
def submit(request: Any, number: Number, given: Submission) -> AssessmentTold:
    """Hand a finished assessment to its moderator, sealed."""
    one, opened = assessment_or_404(number), operations.edition(request)
    data = {"opened": opened, "digest": answering.digest_of(one), overriding.REASON: given.override_reason,
            overriding.TIER: "" if given.override_tier is None else str(given.override_tier)}  # fmt: skip
    form = SubmitForm(data, model=answering.scoring_model(one.model))
    problems.checked(form)
    try:
        writing.submit(
            assessment=one, by=request.viewer, at=request.at, override=form.override(), opened=opened
        )
    except Unfinished as unfinished:
        raise to_mend(unfinished) from unfinished
    except writing.Clash as clash:
        raise operations.clash(told(assessment_or_404(number)), given, str(clash)) from clash
    return told(assessment_or_404(number))
