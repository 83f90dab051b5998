"""Where two assessors differ, and how far moderation moves scores, with intervals fit for small numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

from .model import Answer, Answers, Criterion, ScoringModel
from .student import t_quantile


@dataclass(frozen=True)
class Difference:
    """One criterion that two assessors see differently.

    `steps` is how many levels the second stands above the first; None where one of them does not know
    (`kind` "unknown") or has not answered ("unanswered"); else `kind` is "levels".
    """

    criterion: str
    first: Answer | None
    second: Answer | None
    kind: str
    steps: int | None


def differences(model: ScoringModel, first: Answers, second: Answers) -> list[Difference]:
    """The criteria on which the two differ, in the order of the form."""
    pairs = ((c, first.get(c.code), second.get(c.code)) for c in model.criteria)
    return [
        _difference(c, one, other)
        for c, one, other in pairs
        if (one.level if one else None) != (other.level if other else None)
    ]


def _difference(criterion: Criterion, one: Answer | None, other: Answer | None) -> Difference:
    if one is None or other is None:
        return Difference(criterion.code, one, other, "unanswered", None)
    if not one.known or not other.known:
        return Difference(criterion.code, one, other, "unknown", None)
    return Difference(criterion.code, one, other, "levels", _rank(criterion, other) - _rank(criterion, one))


def _rank(criterion: Criterion, answer: Answer) -> int:
    return [level.code for level in criterion.levels].index(answer.level)


@dataclass(frozen=True)
class Shift:
    """How far scores moved: number of pairs, mean of after minus before, and its 95% interval.

    The interval is Student's t; None with fewer than two pairs, or where all moved alike, since the spread
    that an interval rests on is then not known. `moved` counts the pairs that moved at all.
    """

    n: int
    mean: float | None
    low: float | None
    high: float | None
    moved: int


def shift(pairs: Sequence[tuple[float, float]]) -> Shift:
    """How far scores moved from the first of each pair to the second."""
    moves = [float(after) - float(before) for before, after in pairs]
    moved = sum(1 for move in moves if move)
    if not moves:
        return Shift(0, None, None, None, 0)
    mean = fmean(moves)
    spread = stdev(moves) if len(moves) > 1 else 0.0
    if not spread:
        return Shift(len(moves), mean, None, None, moved)
    half = t_quantile(0.975, len(moves) - 1) * spread / sqrt(len(moves))
    return Shift(len(moves), mean, mean - half, mean + half, moved)


@dataclass(frozen=True)
class Moderated:
    """One assessment of an agency before and after moderation: the code of the level of each criterion, as answered."""

    agency: int
    submitted: Mapping[str, str]
    moderated: Mapping[str, str]


def shifts(model: ScoringModel, cases: Sequence[Moderated]) -> dict[tuple[int, str], Shift]:
    """The shift in levels by (agency, criterion), of pairs where both are known."""
    pairs: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for criterion in model.criteria:
        # What is not known stands on no level.
        ranks = {level.code: rank for rank, level in enumerate(criterion.levels)}
        for case in cases:
            one, other = (
                ranks.get(said.get(criterion.code, "")) for said in (case.submitted, case.moderated)
            )
            if one is not None and other is not None:
                pairs.setdefault((case.agency, criterion.code), []).append((one, other))
    return {key: shift(pairs[key]) for key in sorted(pairs)}


def share(count: int, n: int) -> tuple[float, float, float] | None:
    """The share of n with its 95% Wilson interval (share, low, high), between 0 and 1; None where n is 0."""
    if n == 0:
        return None
    z = NormalDist().inv_cdf(0.975)
    p, base = count / n, 1 + z * z / n
    middle = (p + z * z / (2 * n)) / base
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / base
    # At the ends the bound is exact; only rounding would say otherwise.
    return p, middle - half if count else 0.0, middle + half if count < n else 1.0
