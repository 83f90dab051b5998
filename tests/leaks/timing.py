"""Time as a channel: what is hidden and what nobody has are asked in turn, many times, and their times compared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from tests.leaks.asking import undone

# A difference that the network's own noise would not let anybody see, in seconds, is none.
NOTICED = 0.0005
# How far from what chance gives the ranks have to be, in standard deviations: once in some 30,000 tries by chance.
BEYOND = 4.0


@dataclass(frozen=True)
class Timed:
    """Seconds that each question took, asked in turn."""

    hidden: list[float]
    nobodys: list[float]

    @property
    def apart(self) -> float:
        """How much longer the hidden took, in seconds, by their lower quartiles: what else the machine did is above."""
        return statistics.quantiles(self.hidden)[0] - statistics.quantiles(self.nobodys)[0]

    @property
    def deviations(self) -> float:
        """How far the ranks of the two are from mixed, in standard deviations (Mann and Whitney's test)."""
        ranked = sorted([(one, True) for one in self.hidden] + [(one, False) for one in self.nobodys])
        ranks = sum(place for place, (_seconds, is_hidden) in enumerate(ranked, start=1) if is_hidden)
        n, m = len(self.hidden), len(self.nobodys)
        return (ranks - n * (n + m + 1) / 2) / sqrt(n * m * (n + m + 1) / 12)

    @property
    def tells(self) -> bool:
        """Whether somebody could tell the two apart by the time."""
        return abs(self.apart) > NOTICED and abs(self.deviations) > BEYOND


def timed(ask: Callable[[str], object], hidden: str, nobodys: str, *, times: int) -> Timed:
    """Ask both in turn, the one first and then the other, so that a slow moment of the machine falls on both."""
    found: dict[str, list[float]] = {hidden: [], nobodys: []}
    for turn in range(times):
        for one in (hidden, nobodys) if turn % 2 else (nobodys, hidden):
            with undone():
                begun = time.perf_counter()
                ask(one)
                found[one].append(time.perf_counter() - begun)
    return Timed(found[hidden], found[nobodys])
