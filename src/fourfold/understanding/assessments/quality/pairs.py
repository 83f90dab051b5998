"""Where two assessors of the same threat differ, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fourfold.core.history import past
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review, State
from fourfold.understanding.assessments.scoring.disagreement import Shift, shift
from fourfold.understanding.assessments.scoring.model import Answers, Criterion, ScoringModel
from fourfold.understanding.threats import queries as threats

Pair = tuple[Answers, Answers]


@dataclass(frozen=True)
class Agreement:
    """One criterion over all pairs. `first` and `second` are mean levels where both are known, from 0 to 1."""

    criterion: Criterion
    pairs: int
    same: int
    unknown: int
    shift: Shift
    first: float | None
    second: float | None


@dataclass(frozen=True)
class Disagreement:
    """All criteria of a model; `left_out` counts pairs scored under other models."""

    model: ScoringModel | None
    pairs: int
    left_out: int
    criteria: list[Agreement]

    @property
    def same(self) -> int:
        return sum(one.same for one in self.criteria)

    @property
    def answers(self) -> int:
        return sum(one.pairs for one in self.criteria)


def disagreement(force: tuple[str, ...], on: date, as_of: datetime | None = None) -> Disagreement:
    """The pairs of first and second assessments under the model in force, of one force or of all."""
    try:
        file = queries.model_in_force("tactical", on, known=as_of)
    except ModelFile.DoesNotExist:
        return Disagreement(None, 0, 0, [])
    model = answering.scoring_model(file)
    every = _seconds(force, as_of)
    under_it = [one for one in every if one.model_id == file.pk]
    pairs = _pairs(under_it, as_of)
    return Disagreement(
        model=model,
        pairs=len(pairs),
        left_out=len(every) - len(under_it),
        criteria=[_agreement(criterion, pairs) for criterion in model.criteria],
    )


def _seconds(force: tuple[str, ...], as_of: datetime | None) -> list[Assessment]:
    owned = {"threat_id": threats.owned_by([int(one) for one in force], as_of=as_of)} if force else {}
    found: list[Assessment] = past.rows(Assessment, as_of, second_to_id=past.GIVEN, **owned)
    return [one for one in found if one.state != State.WITHDRAWN]


def _pairs(seconds: list[Assessment], as_of: datetime | None) -> list[Pair]:
    """The first assessor's own answers, as submitted before anybody moderated them, beside the second's.

    A first assessment that is still a draft is no answer yet, and makes no pair.
    """
    firsts = [one.second_to_id for one in seconds]
    submitted: dict[int, Review] = {}
    for review in past.rows(Review, as_of, assessment_id=firsts, act=Review.Act.SUBMIT):
        submitted.setdefault(review.assessment_id, review)
    return [
        (answering.from_stored(submitted[one.second_to_id].answers), answering.from_stored(one.answers))
        for one in seconds
        if one.second_to_id in submitted
    ]


def _agreement(criterion: Criterion, pairs: list[Pair]) -> Agreement:
    both = [(one[criterion.code], two[criterion.code]) for one, two in pairs
            if criterion.code in one and criterion.code in two]  # fmt: skip
    known = [(_rank(criterion, a.level), _rank(criterion, b.level)) for a, b in both if a.known and b.known]
    return Agreement(
        criterion=criterion,
        pairs=len(both),
        same=sum(1 for a, b in both if a.level == b.level),
        unknown=sum(1 for a, b in both if a.known != b.known),
        shift=shift(known),
        first=_mean([a for a, _b in known], criterion),
        second=_mean([b for _a, b in known], criterion),
    )


def _rank(criterion: Criterion, level: str) -> int:
    return [one.code for one in criterion.levels].index(level)


def _mean(ranks: list[int], criterion: Criterion) -> float | None:
    """The mean level between the lowest (0) and the highest (1) of the criterion's scale."""
    return sum(ranks) / len(ranks) / (len(criterion.levels) - 1) if ranks else None
