"""Rows of figures: a name, a value, a goal, and whether it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FAR = 0.05  # a baseline is far off when it misses by more than this share of what was published


@dataclass(frozen=True)
class Figure:
    """One figure beside its goal."""

    name: str
    value: str
    goal: str
    ok: bool


def same(name: str, value: object, goal: object) -> Figure:
    """A figure that has to be exactly its goal."""
    return Figure(name, _shown(value), _shown(goal), value == goal)


def far_off(name: str, value: int, published: int) -> Figure:
    """A plain baseline: it has to miss, or the region would prove nothing."""
    return Figure(
        name, _shown(value), f"far from {published:,}", abs(value - published) > FAR * max(published, 20)
    )


def fewer(name: str, value: int, than: int) -> Figure:
    """A figure that has to be below another."""
    return Figure(name, _shown(value), f"fewer than {than:,}", value < than)


def at_most(name: str, seconds: float, limit: float) -> Figure:
    """A duration."""
    return Figure(name, f"{seconds:.0f} s", f"{limit:.0f} s at most", seconds <= limit)


def lines(heading: str, figures: Sequence[Figure]) -> list[str]:
    """The table as text, in aligned columns."""
    rows = [
        (heading, "value", "goal", ""),
        *((f.name, f.value, f.goal, "ok" if f.ok else "short") for f in figures),
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return [
        f"  {row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip()
        for row in rows
    ]


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
