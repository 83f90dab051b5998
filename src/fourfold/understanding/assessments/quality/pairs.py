"""Where two assessors of the same threat differ, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review, State
from fourfold.understanding.assessments.scoring.disagreement import Shift, shift
from fourfold.understanding.assessments.scoring.model import Answers, Criterion, ScoringModel

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


def disagreement(force: tuple[str, ...], on: date) -> Disagreement:
    """The pairs of first and second assessments under the model in force, of one force or of all."""
    try:
        file = queries.model_in_force("tactical", on)
    except ModelFile.DoesNotExist:
        return Disagreement(None, 0, 0, [])
    model = answering.scoring_model(file)
    every = _seconds(force)
    pairs = [_pair(one) for one in every if one.model_id == file.pk]
    return Disagreement(
        model=model,
        pairs=len(pairs),
        left_out=len(every) - len(pairs),
        criteria=[_agreement(criterion, pairs) for criterion in model.criteria],
    )


def _seconds(force: tuple[str, ...]) -> list[Assessment]:
    found = Assessment.objects.filter(second_to__isnull=False).exclude(state=State.WITHDRAWN)
    if force:
        found = found.filter(threat__owner_agency_id__in=[int(one) for one in force])
    return list(found.select_related("second_to").prefetch_related("second_to__reviews").order_by("pk"))


def _pair(second: Assessment) -> Pair:
    """The first assessor's own answers, as submitted before anybody moderated them, beside the second's."""
    first = second.second_to
    assert first is not None  # only second opinions are read here
    submitted = [review for review in first.reviews.all() if review.act == Review.Act.SUBMIT]
    answers = min(submitted, key=lambda review: review.pk).answers if submitted else first.answers
    return answering.from_stored(answers), answering.from_stored(second.answers)


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
