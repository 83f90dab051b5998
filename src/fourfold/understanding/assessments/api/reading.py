"""The scoring model in force, one assessment, and the one that stands for a threat."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Schema

from fourfold.core.api.schemas import Number
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import answering, as_known
from fourfold.understanding.assessments.actions import drafts
from fourfold.understanding.assessments.api.room import room
from fourfold.understanding.assessments.api.told import (
    AssessmentTold,
    told,
)
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.policy import Permission
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


def _read(request: Any, one: Assessment | None) -> AssessmentTold:
    """What is told of an assessment of today or of then; its threat must exist for the viewer at that moment."""
    threat = threats.by_id(one.threat_id, as_of=request.as_of) if one is not None else None
    if one is None or threat is None:
        raise Http404
    audit.consulted("assessment.read", by=request.viewer, kind="threat", target=threat.reference)
    # Of a draft that is written on, the past shows what was handed over last, under the digest of then.
    return told(one, threat, digest=one.digest if request.as_of else "")
