"""Answers to the tactical model, drawn until there are enough for each tier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from fourfold.demo.invented import grounds
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer, ScoringModel
from fourfold.understanding.assessments.scoring.scoring import score

TIERS = (1, 2, 3, 4, 5)
Levels = Mapping[str, str]


@dataclass(frozen=True)
class Pool:
    """Choices of levels by the tier that every model in use gives them."""

    by_tier: Mapping[int, tuple[Levels, ...]]

    def answers(self, dice: Random, tier: int) -> dict[str, Answer]:
        """One set of answers that comes out at a tier, with reasons and evidence."""
        levels = dice.choice(self.by_tier[tier])
        return {code: _answer(dice, level) for code, level in levels.items()}


def _answer(dice: Random, level: str) -> Answer:
    if level == NOT_KNOWN:
        return Answer(level)
    return Answer(level, grounds.reason(dice), grounds.evidence(dice))


def pool(dice: Random, models: tuple[ScoringModel, ...], *, of_each: int = 30) -> Pool:
    """Draw answers until each tier has `of_each` on which all the models agree."""
    found: dict[int, list[Levels]] = {tier: [] for tier in TIERS}
    while min(map(len, found.values())) < of_each:
        levels = _drawn(dice, models[0])
        tier = _tier(models, levels)
        if tier is not None and len(found[tier]) < of_each:
            found[tier].append(levels)
    return Pool({tier: tuple(sets) for tier, sets in found.items()})


def _tier(models: tuple[ScoringModel, ...], levels: Levels) -> int | None:
    answers = {code: Answer(level) for code, level in levels.items()}
    tiers = {
        result.tier.number if result.tier else None for result in (score(each, answers) for each in models)
    }
    return tiers.pop() if len(tiers) == 1 else None


def _drawn(dice: Random, model: ScoringModel) -> Levels:
    """Levels around a severity of their own, so that every tier comes up; one answer in ten is not known."""
    severity = dice.random()
    chosen = {}
    for criterion in model.criteria:
        place = min(max(dice.gauss(severity, 0.25), 0.0), 0.999)
        level = criterion.levels[int(place * len(criterion.levels))].code
        chosen[criterion.code] = NOT_KNOWN if dice.random() < 0.1 else level
    return chosen
