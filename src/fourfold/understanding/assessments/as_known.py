"""Assessments, reviews and challenges as they stand, or as they were known at a past moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.history import past
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.actions.drafts import result_columns
from fourfold.understanding.assessments.models import OPEN, Assessment, Challenge, Review, State
from fourfold.understanding.assessments.scoring.scoring import score

WITH_IT = ("threat", "model", "assessor", "moderator")
BEING_WRITTEN = (State.DRAFT, State.RETURNED)
# What an assessor writes on between two submissions.
WRITTEN = (
    "model_id", "answers", "digest", "risk", "lowest", "highest", "tier_worked_out", "tier_override",
    "override_reason", "confidence", "position",
)  # fmt: skip


def assessment(number: int | None, moment: datetime | None) -> Assessment | None:
    """One assessment; None where it did not exist or is not the viewer's."""
    return next(iter(_assessments(moment, id=number or 0)), None)


def opened(threat_id: int, moment: datetime | None) -> Assessment | None:
    """The one assessment of a threat that was being written or moderated."""
    found = _assessments(moment, threat_id=threat_id, state=OPEN)
    return next((one for one in found if one.second_to_id is None), None)


def seconds(one: Assessment, moment: datetime | None) -> list[Assessment]:
    """The second opinions on an assessment, in order."""
    return [other for other in _assessments(moment, second_to_id=one.pk) if other.state != State.WITHDRAWN]


def reviews(one: Assessment, moment: datetime | None) -> list[Review]:
    """What had been done with an assessment, in order, with who did it."""
    return _in_order(past.rows(Review, moment, "by", assessment_id=one.pk), "at")


def challenges(one: Assessment, moment: datetime | None) -> list[Challenge]:
    """The challenges to an assessment, in order, with what had been decided of them."""
    return past.rows(Challenge, moment, "raised_by", "decider", assessment_id=one.pk)


def _assessments(moment: datetime | None, **equal: Any) -> list[Assessment]:
    found = past.rows(Assessment, moment, **equal)
    if moment is not None:
        for one in found:
            _hand_over(one, moment)
    past.read_along(found, *WITH_IT)
    return found


def _hand_over(one: Assessment, moment: datetime) -> None:
    """What a draft held between two submissions is for nobody but its assessor: show what was handed over last.

    A second opinion is never submitted; it stands as it was saved.
    """
    if one.state not in BEING_WRITTEN or one.second_to_id is not None:
        return
    versions = past.versions_until(Assessment, moment, id=one.pk)
    handed = next((version for version in reversed(versions) if version.state not in BEING_WRITTEN), None)
    for name in WRITTEN if handed else ():
        setattr(one, name, getattr(handed, name))
    if handed is None:
        _empty(one)


def _empty(one: Assessment) -> None:
    one.answers, one.digest, one.tier_override, one.override_reason = {}, "", None, ""
    for name, value in result_columns(score(answering.scoring_model(one.model), {})).items():
        setattr(one, name, value)


def _in_order(rows: list[Any], name: str) -> list[Any]:
    return sorted(rows, key=lambda row: (getattr(row, name), row.pk))
