"""Where the dots, lines and words of a drawing stand, in its own units. Nothing here says what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fourfold.understanding.assessments.quality.pairs import Agreement
from fourfold.understanding.assessments.scoring.disagreement import Shift

WIDTH, ROW, LEFT, RIGHT, TOP = 480, 30, 170, 55, 26


@dataclass(frozen=True)
class Mark:
    """One row of a drawing: a label, two places on the scale (and one between them), and on how many it rests."""

    label: str
    y: float
    first: float
    second: float
    middle: float
    n: int


@dataclass(frozen=True)
class Drawing:
    """All rows, the places of the scale's ends and of its zero, and how far it reaches to either side."""

    marks: list[Mark]
    height: int
    width: int = WIDTH
    start: int = LEFT
    end: int = WIDTH - RIGHT
    zero: float = 0
    reach: float = 0


def pairs(found: Sequence[Agreement]) -> Drawing:
    """Two dots a criterion: the first assessors' mean level and the second's."""
    shown = [one for one in found if one.first is not None and one.second is not None]
    marks = [
        Mark(str(one.criterion.label), _y(row), _x(one.first or 0), _x(one.second or 0), 0, one.shift.n)
        for row, one in enumerate(shown)
    ]
    return Drawing(marks, TOP + ROW * len(marks) + 24)


def intervals(found: Sequence[tuple[str, Shift]]) -> Drawing:
    """A dot and its interval a row, around zero, on one scale for all."""
    shown = [(label, one) for label, one in found if one.mean is not None]
    reach = max(
        [1.0, *(abs(edge) for _label, one in shown for edge in (one.low, one.high, one.mean) if edge)]
    )
    marks = [_interval(label, one, row, reach) for row, (label, one) in enumerate(shown)]
    return Drawing(marks, TOP + ROW * len(marks) + 24, zero=_around(0, reach), reach=reach)


def _interval(label: str, one: Shift, row: int, reach: float) -> Mark:
    mean = one.mean or 0
    low, high = (mean if edge is None else edge for edge in (one.low, one.high))
    places = (_around(low, reach), _around(high, reach), _around(mean, reach))
    return Mark(label, _y(row), *places, one.n)


def _y(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - RIGHT - LEFT), 1)


def _around(value: float, reach: float) -> float:
    return _x((value / reach + 1) / 2)
