"""How moderation moves scores: from the first submission to what was moderated, per agency and criterion.

A moderator never writes a score: a return moves it, through the assessor who mends what was returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.history import past
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review
from fourfold.understanding.assessments.scoring.disagreement import Moderated, Shift, shift, shifts
from fourfold.understanding.assessments.scoring.model import Criterion, ScoringModel
from fourfold.understanding.threats import queries as threats

MAKES = (Review.Act.AGREE, Review.Act.OVERTURN)


@dataclass(frozen=True)
class Case:
    """One moderated assessment: the agency that submitted it, its answers and risk before and after."""

    agency: int
    before: Any
    after: Any
    risk_before: float | None
    risk_after: float | None


@dataclass(frozen=True)
class Movement:
    """By agency: the shift of the risk, and of each criterion in levels. `left_out` counts other models' cases."""

    model: ScoringModel | None
    cases: int
    left_out: int
    risks: dict[int, Shift]
    criteria: dict[tuple[int, str], Shift]

    def of(self, agency: int) -> list[tuple[Criterion, Shift | None]]:
        """One agency's shifts in the order of the form; None where no pair has both known."""
        found = self.model.criteria if self.model else ()
        return [(criterion, self.criteria.get((agency, criterion.code))) for criterion in found]


def movement(force: tuple[str, ...], on: date, as_of: datetime | None = None) -> Movement:
    """How moderation moved what was submitted under the model in force, of one force or of all."""
    try:
        file = queries.model_in_force("tactical", on, known=as_of)
    except ModelFile.DoesNotExist:
        return Movement(None, 0, 0, {}, {})
    cases, left_out = _cases(file, force, as_of)
    model = answering.scoring_model(file)
    agencies = sorted({case.agency for case in cases})
    return Movement(
        model, len(cases), left_out, {a: _risk(cases, a) for a in agencies}, _levels(model, cases)
    )


def _risk(cases: list[Case], agency: int) -> Shift:
    return shift([
        (case.risk_before, case.risk_after)
        for case in cases
        if case.agency == agency and case.risk_before is not None and case.risk_after is not None
    ])  # fmt: skip


def _levels(model: ScoringModel, cases: list[Case]) -> dict[tuple[int, str], Shift]:
    moderated = (
        Moderated(str(case.agency), answering.from_stored(case.before), answering.from_stored(case.after))
        for case in cases
    )
    return {(int(agency), code): found for (agency, code), found in shifts(model, moderated).items()}


def _cases(file: ModelFile, force: tuple[str, ...], as_of: datetime | None) -> tuple[list[Case], int]:
    ends = _ends(force, as_of)
    under = past.values(Assessment, as_of, "id", id=list(ends), model_id=file.pk)
    cases = [_case(*ends[number]) for (number,) in under]
    return cases, len(ends) - len(cases)


def _ends(force: tuple[str, ...], as_of: datetime | None) -> dict[int, tuple[Review, Review]]:
    """The first submission and the moderation of every assessment that was moderated."""
    owned = {"threat_id": threats.owned_by([int(one) for one in force], as_of=as_of)} if force else {}
    first: dict[int, Review] = {}
    found: dict[int, tuple[Review, Review]] = {}
    for review in past.rows(Review, as_of, act=[Review.Act.SUBMIT, *MAKES], **owned):
        start = first.setdefault(review.assessment_id, review)
        # The first that made it: an overturn of what was moderated already moves nothing.
        if review.act in MAKES and review.assessment_id not in found:
            found[review.assessment_id] = (start, review)
    return found


def _case(first: Review, last: Review) -> Case:
    return Case(
        agency=first.by_agency_id or 0,
        before=first.answers,
        after=last.answers,
        risk_before=None if first.risk is None else float(first.risk),
        risk_after=None if last.risk is None else float(last.risk),
    )


def habit(one: Assessment, on: date) -> list[tuple[Criterion, Shift | None]]:
    """How moderation moved the scores of the force that owns an assessed threat, by criterion."""
    owner = one.threat.owner_agency_id
    return movement((str(owner),), on).of(owner)
