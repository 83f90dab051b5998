"""How long records wait: days, their median and quartiles, and how many waited over 30 and over 90 days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LATE, VERY_LATE = 30, 90


@dataclass(frozen=True)
class Spread:
    """Whole days over `n` records. Each quartile is a number of days that some record did wait."""

    n: int
    lower: int
    median: int
    upper: int
    late: int
    very_late: int


def spread(days: Mapping[int, int]) -> Spread | None:
    """From how many records waited how many days; None where there is no record."""
    n = sum(days.values())
    if not n:
        return None
    return Spread(
        n=n,
        lower=_within(days, n, 1),
        median=_within(days, n, 2),
        upper=_within(days, n, 3),
        late=_over(days, LATE),
        very_late=_over(days, VERY_LATE),
    )


def _within(days: Mapping[int, int], n: int, quarters: int) -> int:
    """The fewest days within which so many quarters of the records were made."""
    reached = 0
    for day in sorted(days):
        reached += days[day]
        if reached * 4 >= n * quarters:
            return day
    raise ValueError("More quarters than there are.")


def _over(days: Mapping[int, int], limit: int) -> int:
    return sum(number for day, number in days.items() if day > limit)
