"""Where the bars, dots, columns and marked lines of the drawings stand. Nothing here says what they mean.

Each drawing is as wide as a telephone, so that its words are as large there as the page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.reporting.performance.report import Months, Numbered
from fourfold.reporting.performance.rules.mix import Mix
from fourfold.reporting.performance.rules.waits import Spread

WIDTH = 340
BAR, BAR_ROW = 24, 50
DOT_ROW, RIGHT = 44, 18
BREAK_ROW, COLUMNS, AXIS, LABEL = 16, 90, 20, 20


@dataclass(frozen=True)
class Part:
    """One piece of a bar of 100%."""

    p: str
    x: float
    width: float


def bar(mix: Mix) -> list[Part]:
    """The pieces of an agency's bar, in the order of the four Ps; none where nothing is counted."""
    parts, before = [], 0
    for p, number in mix.parts:
        if number:
            x, end = (_part(WIDTH, count, mix.total) for count in (before, before + number))
            parts.append(Part(p, x, max(round(end - x - 1, 1), 1)))  # a gap of one between them
        before += number
    return parts


@dataclass(frozen=True)
class Dot:
    """One agency's line from quartile to quartile, and its median."""

    name: str
    spread: Spread
    y: int
    lower: float
    middle: float
    upper: float


@dataclass(frozen=True)
class Dots:
    """All lines on one scale from 0 to `reach` days; `late` is where the limit of lateness stands, None beyond it."""

    dots: list[Dot]
    reach: int
    late: float | None
    height: int
    width: int = WIDTH
    end: int = WIDTH - RIGHT


def dots(found: Sequence[tuple[str, Spread]], limit: int) -> Dots:
    """A line a row, below the words of it."""
    reach = max([1, *(one.upper for _name, one in found)])
    across = WIDTH - 2 * RIGHT

    def x(days: int) -> float:
        return RIGHT + _part(across, days, reach)

    rows = [
        Dot(name, one, row * DOT_ROW, x(one.lower), x(one.median), x(one.upper))
        for row, (name, one) in enumerate(found)
    ]
    return Dots(rows, reach, x(limit) if limit <= reach else None, DOT_ROW * len(found) + AXIS)


@dataclass(frozen=True)
class Column:
    """One month: the records made in time, and on top of them those made late."""

    month: date
    x: float
    width: float
    in_time_y: float
    in_time: float
    late_y: float
    late: float


@dataclass(frozen=True)
class Line:
    """A break: from edge to edge of its window, one place where its day is known; an open edge is not drawn.

    Its number stands at `label`, before the line (`before`), which `begins` after it, or behind it: never outside.
    """

    number: int
    y: int
    first: float
    last: float
    opens: bool
    closes: bool
    begins: float
    label: float
    before: bool


@dataclass(frozen=True)
class Columns:
    """An agency's months on a scale of its own, up to `most`, with its breaks above."""

    columns: list[Column]
    lines: list[Line]
    most: int
    top: int
    base: int
    height: int
    width: int = WIDTH


def columns(months: Sequence[date], counts: Months, breaks: Iterable[Numbered]) -> Columns:
    """Columns by month, hollow where late, and a marked line for each break that falls among them."""
    lines = _lines(months, list(breaks))
    top = BREAK_ROW * (len(lines) + 1)
    most = max([1, *(sum(counts.get(month, (0, 0))) for month in months)])
    step = WIDTH / len(months)
    base = top + COLUMNS
    found = []
    for place, month in enumerate(months):
        in_time, late = (_part(COLUMNS, number, most) for number in counts.get(month, (0, 0)))
        x, y = round(place * step + 1, 1), round(base - in_time, 1)
        found.append(Column(month, x, round(step - 2, 1), y, in_time, round(y - late, 1), late))
    return Columns(found, lines, most, top, base, base + AXIS)


def _lines(months: Sequence[date], breaks: list[Numbered]) -> list[Line]:
    start, end = months[0], _after(months[-1])
    fitting = [one for one in breaks if one.found.may_fall(start, end)]
    return [_line(one, BREAK_ROW * row + BREAK_ROW // 2, start, end) for row, one in enumerate(fitting)]


def _line(one: Numbered, y: int, start: date, end: date) -> Line:
    first, last = (_place(day, start, end) for day in (one.found.starts_on or start, one.found.ends_on))
    before = first > LABEL or last > WIDTH - LABEL
    # A window as long as the drawing leaves room for its number.
    begins = max(first, LABEL) if before else first
    return Line(
        number=one.number,
        y=y,
        first=first,
        last=last,
        opens=one.found.starts_on is not None and one.found.starts_on >= start,
        closes=one.found.ends_on < end,
        begins=begins,
        label=begins - 4 if before else last + 4,
        before=before,
    )


def _place(day: date, start: date, end: date) -> float:
    within = min(max(day, start), end)
    return _part(WIDTH, (within - start).days, (end - start).days)


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _part(whole: float, number: int, of: int) -> float:
    return round(whole * number / of, 1)
