"""What is told of an assessment, and how its answers are sent."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from fourfold.core.api import problems
from fourfold.core.api.schemas import Sent
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.rules.states import Unfinished


class Answer(Sent):
    """What was judged of one criterion, why, and on which evidence. `level` may be not_known, or empty in a draft."""

    level: str = Field("", max_length=60)
    reason: str = Field("", max_length=2000)
    evidence: list[str] = Field([], max_length=20)


class Answers(Sent):
    """The answers by the codes of the criteria; what is left out is not answered."""

    answers: dict[str, Answer] = Field(max_length=200)


class AssessmentTold(Schema):
    """One judgement of one threat. `digest` is of exactly what stands now: a moderator sends it back."""

    number: int
    reference: str = Field(description="Of the threat.")
    of_record: bool
    state: str
    model: str
    answers: dict[str, Answer]
    risk: float | None
    lowest: float | None
    highest: float | None
    tier: int | None
    tier_worked_out: int | None
    override_reason: str
    confidence: str
    position: str
    assessor: str
    began_at: datetime
    submitted_at: datetime | None
    moderator: str | None
    moderated_at: datetime | None
    digest: str
    edition: int


def told(one: Assessment, threat: Any | None = None, *, digest: str = "") -> AssessmentTold:
    """An assessment of today, or of the past with its threat and its digest of then."""
    same = ("state", "tier", "tier_worked_out", "override_reason", "confidence", "position", "began_at",
            "submitted_at", "moderated_at", "edition")  # fmt: skip
    shown = threat or one.threat
    scores: dict[str, Any] = {name: _score(getattr(one, name)) for name in ("risk", "lowest", "highest")}
    return AssessmentTold(
        **{name: getattr(one, name) for name in same},
        **scores,
        number=one.pk, reference=shown.reference, of_record=shown.assessment_of_record == one.pk,
        model=str(one.model), answers={code: Answer(**said) for code, said in one.answers.items()},
        assessor=one.assessor.name, moderator=one.moderator.name if one.moderator else None,
        digest=digest or answering.digest_of(one),
    )  # fmt: skip


def _score(found: Decimal | None) -> float | None:
    return None if found is None else float(found)


def entered(given: Answers) -> dict[str, Any]:
    """The answers as the form takes them."""
    data: dict[str, Any] = {}
    for code, said in given.answers.items():
        data |= {f"{code}-level": said.level, f"{code}-reason": said.reason}
        data[f"{code}-evidence"] = "\n".join(said.evidence)
    return data


def check_known(given: Answers, known: set[str]) -> None:
    """A criterion that the model has not would be lost."""
    unknown = sorted(given.answers.keys() - known)
    if unknown:
        raise problems.Invalid([("answers", problems.no_such_name())])


def to_mend(unfinished: Unfinished) -> problems.Invalid:
    """What has to be mended, at the criterion that mends it."""
    return problems.Invalid([(one.criterion, one.sentence) for one in unfinished.findings])
