"""Moderating somebody else's assessment."""

from __future__ import annotations

from typing import Any

from ninja import Field

from fourfold.core.api.schemas import Number, Sent
from fourfold.understanding.assessments.actions import moderating
from fourfold.understanding.assessments.api.room import room
from fourfold.understanding.assessments.api.told import (
    AssessmentTold,
    told,
)
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.views.finding import assessment_or_404


class Moderation(Sent):
    """The digest of what was read, and why."""

    digest: str = Field(max_length=64)
    reason: str = Field("", max_length=2000)


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
