"""How every benchmark prints what it measured: name, value, goal, ok or short; and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence

SHORT = []


def row(name: str, value: str, goal: str, met: bool) -> None:
    """One measured figure beside its goal."""
    print(f"{name:<58} {value:>16}  {goal:<28} {'ok' if met else 'short'}", flush=True)
    if not met:
        SHORT.append(name)


def beside(name: str, value: str, what: str) -> None:
    """A figure that is no goal but a peer or a limit from the same run."""
    print(f"{name:<58} {value:>16}  {what:<28} beside".rstrip(), flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the sorted values do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, -(-len(ranked) * int(share * 100) // 100) - 1))]


def end() -> None:
    """Exit 1 where a figure was short."""
    if SHORT:
        print(f"short: {', '.join(SHORT)}")
    sys.exit(1 if SHORT else 0)
