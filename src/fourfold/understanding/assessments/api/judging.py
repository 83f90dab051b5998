"""The assessment of record, writing and submitting one, and moderating somebody else's."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Field, Schema

from fourfold.core.api import operations, problems
from fourfold.core.api.schemas import Nothing, Number, Sent
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import answering, as_known
from fourfold.understanding.assessments.actions import drafts, moderating, writing
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
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.rules import overriding
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.views.finding import assessment_or_404, threat_or_404
from fourfold.understanding.threats import queries as threats


class LevelTold(Schema):
    """One choice of a criterion."""

    code: str
    label: str


class CriterionTold(Schema):
    """One thing to judge."""

    code: str
    label: str
    question: str
    levels: list[LevelTold]


class ModelTold(Schema):
    """The scoring model in force today, as it is answered."""

    name: str
    criteria: list[CriterionTold]


class Submission(Sent):
    """What is handed over, and another tier than the one worked out, with its reason, where one is asked for."""

    override_tier: int | None = Field(None, ge=1, le=5)
    override_reason: str = Field("", max_length=2000)


class Moderation(Sent):
    """The digest of what was read, and why."""

    digest: str = Field(max_length=64)
    reason: str = Field("", max_length=2000)


@room.reads("/assessments/model", Permission.ASSESS, ModelTold)
def model(request: Any) -> ModelTold:
    """The scoring model in force: its criteria, and the levels of each from the lowest."""
    file = drafts.in_force(request.at)
    criteria = [
        CriterionTold(
            code=one.code, label=str(one.label), question=str(one.question),
            levels=[LevelTold(code=level.code, label=str(level.label)) for level in one.levels],
        )
        for one in answering.scoring_model(file).criteria
    ]  # fmt: skip
    return ModelTold(name=str(file), criteria=criteria)


@room.reads("/assessments/{number}", Permission.VIEW, AssessmentTold, past=True)
def assessment(request: Any, number: Number) -> AssessmentTold:
    """One assessment, as it stands or as it was known on a past day."""
    one = as_known.assessment(number, request.as_of)
    return _read(request, one)


@room.reads("/threats/{reference}/assessment", Permission.VIEW, AssessmentTold, past=True)
def of_record(request: Any, reference: str) -> AssessmentTold:
    """The assessment that stands for a threat, today or as known on a past day."""
    threat = threats.threat(reference, as_of=request.as_of)
    if threat is None:
        raise Http404
    return _read(request, as_known.assessment(threat.assessment_of_record, request.as_of))


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


@room.writes("/assessments/{number}/agree", Permission.MODERATE, AssessmentTold)
def agree(request: Any, number: Number, given: Moderation) -> AssessmentTold:
    """Agree with exactly what you read: it becomes the assessment of record."""
    one = assessment_or_404(number)
    moderating.agree(
        assessment=one, digest=given.digest, reason=given.reason, by=request.viewer, at=request.at
    )
    return told(assessment_or_404(number))


@room.writes("/assessments/{number}/return", Permission.MODERATE, AssessmentTold)
def give_back(request: Any, number: Number, given: Moderation) -> AssessmentTold:
    """Return an assessment to its assessor, with what has to be mended."""
    one = assessment_or_404(number)
    moderating.give_back(
        assessment=one, digest=given.digest, reason=given.reason, by=request.viewer, at=request.at
    )
    return told(assessment_or_404(number))


def _read(request: Any, one: Assessment | None) -> AssessmentTold:
    """What is told of an assessment of today or of then; its threat must exist for the viewer at that moment."""
    threat = threats.by_id(one.threat_id, as_of=request.as_of) if one is not None else None
    if one is None or threat is None:
        raise Http404
    audit.consulted("assessment.read", by=request.viewer, kind="threat", target=threat.reference)
    # Of a draft that is written on, the past shows what was handed over last, under the digest of then.
    return told(one, threat, digest=one.digest if request.as_of else "")
