"""What may become of a disruption, as shares of how many count for 2022 as known on 13 July 2023.

The shares are chosen so that each plain way of counting misses by more than a twentieth.
"""

from __future__ import annotations

from math import ceil

from fourfold.demo.region.disruptions.days import Dates, Days

# Those that count on 13 July 2023 without being in time and undisputed.
COUNTED = {"late": 0.18, "event_before": 0.04, "raised": 0.02, "lowered_last": 0.08}
# Those that do not count, or not for 2022.
OTHERS = {
    "doubled": 0.07, "lowered": 0.085, "none": 0.04, "negative": 0.01, "withdrawn": 0.02, "refused": 0.04,
    "year_before": 0.2, "record_after": 0.15, "year_after": 0.35, "new_year": 0.006,
}  # fmt: skip
SUPPORT, PRISONS = 0.075, 0.08


def of_counted(number: int) -> list[str]:
    """A fate for each that counts, those in time first."""
    odd = [fate for fate, share in COUNTED.items() for _ in range(ceil(number * share))]
    return ["in_time"] * (number - len(odd)) + odd[:number]


def of_others(counted: int) -> list[str]:
    """A fate for each that does not, in a sender's proportion."""
    return [fate for fate, share in OTHERS.items() for _ in range(ceil(counted * share))]


def support(counted: int) -> int:
    """How often the regional unit supports a force."""
    return ceil(counted * SUPPORT)


def prisons(counted: int) -> int:
    """How many of the regional unit's are against prison threats."""
    return ceil(counted * PRISONS)


def days_of(fate: str, days: Days) -> Dates:
    """When a disruption of this fate happened, was recorded, and arrived."""
    drawn = {
        "late": days.late_entry,
        "event_before": days.event_before,
        "year_before": days.year_before,
        "record_after": days.record_after,
        "year_after": days.year_after,
        "new_year": days.new_year,
    }
    return drawn.get(fate, days.on_time)()
