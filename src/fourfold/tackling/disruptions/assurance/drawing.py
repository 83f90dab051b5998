"""Where the dots and lines of "how long effects last" stand, in the drawing's own units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fourfold.tackling.disruptions.assurance.lasting import Lasted

WIDTH, ROW, LEFT, RIGHT, TOP = 520, 26, 210, 70, 10


@dataclass(frozen=True)
class Mark:
    """One row: its label, the middle and both ends on the scale, and on how many answers it rests."""

    label: str
    days: int
    y: float
    dot: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Drawing:
    """All rows, and the scale from none to all."""

    marks: list[Mark]
    height: int
    width: int = WIDTH
    start: int = LEFT
    end: int = WIDTH - RIGHT


def intervals(found: Sequence[tuple[str, list[Lasted]]]) -> Drawing:
    """A dot and its interval for each question of each tactic or effect that anybody answered."""
    answered = [(label, one) for label, each in found for one in each if one.share is not None]
    marks = [_mark(label, one, row) for row, (label, one) in enumerate(answered)]
    return Drawing(marks, TOP + ROW * len(marks) + 30)


def _mark(label: str, one: Lasted, row: int) -> Mark:
    places = (_x(one.share or 0), _x(one.low or 0), _x(one.high or 0))
    return Mark(label, one.days, TOP + ROW * (row + 0.5), *places, one.answered)


def _x(share: float) -> float:
    return round(LEFT + share * (WIDTH - RIGHT - LEFT), 1)
