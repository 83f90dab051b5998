"""Risk, tier, confidence and organisational position from answers; unknown is a range, never zero."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from .formula import evaluate, run
from .model import NOT_KNOWN, Answers, Band, Criterion, Grade, Level, ScoringModel, Tier

AnyBand = TypeVar("AnyBand", bound=Band)


class AnswerError(ValueError):
    """An answer that the model has no level for; `checks` finds these before anything is scored."""


@dataclass(frozen=True)
class PositionScore:
    """Organisational position: `grade` is None until enough is known."""

    grade: Grade | None
    lowest: Decimal
    highest: Decimal
    grade_if_lowest: Grade
    grade_if_highest: Grade
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """The result of one set of answers.

    `lowest` and `highest` are exact: every filling of the unknowns gives a risk between them, and both are
    reached. `risk` is the part that the answers support, which is `lowest`; it and the totals are None
    until enough is known for a tier (`missing` more criteria are needed). `unknown` are the counted
    criteria that are not known or not yet answered, `counted` how many count. Confidence ("low", "medium"
    or "high") never moves the risk.
    """

    risk: Decimal | None
    harm_total: Decimal | None
    likelihood_total: Decimal | None
    totals: Mapping[str, Decimal]
    tier: Tier | None
    lowest: Decimal
    highest: Decimal
    most_possible: Decimal
    tier_if_lowest: Tier
    tier_if_highest: Tier
    unknown: tuple[str, ...]
    counted: int
    with_evidence: int
    confidence: str
    position: PositionScore
    enough_known: bool
    missing: int


def score(model: ScoringModel, answers: Answers) -> Score:
    """Work out the result; AnswerError where an answer is not one of the model's choices."""
    chosen = _chosen(model, answers)
    low = run(model.formula, _points(model, chosen, 0), model.members)
    high = run(model.formula, _points(model, chosen, -1), model.members)
    most = run(model.formula, _points(model, {}, -1), model.members)
    missing = _missing(model, chosen)
    tiers = band_of(model.tiers, low["risk"]), band_of(model.tiers, high["risk"])
    enough = missing == 0
    return Score(
        risk=low["risk"] if enough else None,
        harm_total=low["harm"] if enough else None,
        likelihood_total=low["likelihood"] if enough else None,
        totals=low,
        tier=tiers[0] if enough else None,
        lowest=low["risk"],
        highest=high["risk"],
        most_possible=most["risk"],
        tier_if_lowest=tiers[0],
        tier_if_highest=tiers[1],
        **_confidence(model, answers, chosen),
        position=_position(model, chosen),
        enough_known=enough,
        missing=missing,
    )


def _chosen(model: ScoringModel, answers: Answers) -> dict[str, Level]:
    """The level of each criterion that is known."""
    chosen = {}
    for code, answer in answers.items():
        criterion = model.criterion(code)
        level = criterion.level(answer.level) if criterion else None
        if criterion is None or (level is None and answer.level != NOT_KNOWN):
            raise AnswerError(
                _('The model has no choice "%(level)s" for "%(criterion)s".')
                % {"level": answer.level, "criterion": code}
            )
        if level is not None:
            chosen[code] = level
    return chosen


def _points(model: ScoringModel, chosen: Mapping[str, Level], otherwise: int) -> dict[str, Decimal]:
    """What each criterion brings; one not chosen brings its lowest (0) or its highest (-1) level."""
    return {c.code: c.points(chosen.get(c.code, c.levels[otherwise])) for c in model.criteria}


def band_of(bands: Sequence[AnyBand], total: Decimal) -> AnyBand:
    """The band that the total falls in; the bands run from the highest down to 0."""
    return next(band for band in bands if total >= band.starts)


def _missing(model: ScoringModel, chosen: Iterable[str]) -> int:
    known = set(chosen)
    return sum(
        max(need.known - len(known.intersection(model.members[need.section])), 0) for need in model.needs
    )


def counted(model: ScoringModel) -> tuple[Criterion, ...]:
    """The criteria that count towards confidence."""
    return tuple(c for c in model.criteria if c.section in model.confidence.sections)


def _confidence(model: ScoringModel, answers: Answers, chosen: Mapping[str, Level]) -> dict[str, Any]:
    codes = [criterion.code for criterion in counted(model)]
    known = [code for code in codes if code in chosen]
    evidence = sum(1 for code in known if answers[code].evidence)
    return {
        "unknown": tuple(code for code in codes if code not in chosen),
        "counted": len(codes),
        "with_evidence": evidence,
        "confidence": _grade_confidence(model, len(known), evidence),
    }


def _grade_confidence(model: ScoringModel, known: int, evidence: int) -> str:
    for name, level in (("high", model.confidence.high), ("medium", model.confidence.medium)):
        if known >= level.known and evidence >= level.with_evidence:
            return name
    return "low"


def _position(model: ScoringModel, chosen: Mapping[str, Level]) -> PositionScore:
    position, codes = model.position, model.members[model.position.section]
    lowest, highest = (
        evaluate(position.expression, _points(model, chosen, end), model.members) for end in (0, -1)
    )
    low, high = band_of(position.grades, lowest), band_of(position.grades, highest)
    unknown = tuple(code for code in codes if code not in chosen)
    enough = len(codes) - len(unknown) >= position.needs
    return PositionScore(low if enough else None, lowest, highest, low, high, unknown)
