"""Second opinions: somebody else's own answers to the same questions, kept beside the first."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Schema

from fourfold.core.api import problems
from fourfold.core.api.schemas import Number
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import answering, as_known
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
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.views.finding import assessment_or_404
from fourfold.understanding.threats import queries as threats


class Seconds(Schema):
    """Every second opinion on one assessment, in order."""

    count: int
    items: list[AssessmentTold]


@room.reads("/assessments/{number}/seconds", Permission.VIEW, Seconds, past=True)
def seconds(request: Any, number: Number) -> Seconds:
    """The second opinions on an assessment, as they stand or as they were known on a past day."""
    one = as_known.assessment(number, request.as_of)
    threat = threats.by_id(one.threat_id, as_of=request.as_of) if one is not None else None
    if one is None or threat is None:
        raise Http404
    found = as_known.seconds(one, request.as_of)
    audit.consulted(
        "assessment.seconds", by=request.viewer, kind="threat", target=threat.reference, rows=len(found)
    )
    items = [told(other, threat, digest=other.digest if request.as_of else "") for other in found]
    return Seconds(count=len(items), items=items)


@room.writes("/assessments/{number}/seconds", Permission.ASSESS, AssessmentTold, status=201)
def second(request: Any, number: Number, given: Answers) -> AssessmentTold:
    """Give your own answers to the same questions. Given again, they take the place of your earlier ones."""
    first = assessment_or_404(number)
    scoring = answering.scoring_model(first.model)
    check_known(given, {criterion.code for criterion in scoring.criteria})
    form = AnswersForm(entered(given), model=scoring)
    problems.checked(form)
    try:
        kept = writing.second_opinion(
            assessment=first, answers=form.answers(), by=request.viewer, at=request.at
        )
    except Unfinished as unfinished:
        raise to_mend(unfinished) from unfinished
    return told(assessment_or_404(kept.pk))
