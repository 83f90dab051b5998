"""How many disruptions of 2022 each sender has, by the four Ps: as published where it was, else by the dice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from fourfold.demo.region.quotas import WHOLE

PS = ("pursue", "prevent", "protect", "prepare")
# HMICFRS, November 2023, as known on 13 July 2023: how many, and where it says so, how many of them Pursue.
PUBLISHED = {"cheshire": 373, "gmp": 490, "lancashire": 635}
PURSUE: Mapping[str, tuple[int, int]] = {"cheshire": (312, 312), "gmp": (341, 345), "lancashire": (537, 542)}
# Nothing is published of the others: between which numbers, and which share of them is Pursue.
OTHERS = {"merseyside": (540, 700), "north_wales": (95, 135), "cumbria": (140, 185), "nwrocu": (170, 240)}
PURSUE_SHARE = {"merseyside": 0.78, "north_wales": 0.74, "cumbria": 0.58, "nwrocu": 0.88}
HIGHEST_PREVENT = "cumbria"  # 30 percent, the highest share of the region's forces
PREVENT_PERCENT = 30
# What is neither Pursue nor, in Cumbria, Prevent.
REST = {"prevent": 50, "protect": 35, "prepare": 15}


@dataclass(frozen=True)
class Quota:
    """How many of one sender's disruptions count for 2022, by P."""

    by_p: Mapping[str, int]

    @property
    def counted(self) -> int:
        """All of them."""
        return sum(self.by_p.values())


def quota(sender: str, size: int, dice: Random) -> Quota:
    """What one sender's counted disruptions of 2022 come to, in a region of this size."""
    counted = PUBLISHED.get(sender) or dice.randint(*OTHERS[sender])
    if size != WHOLE:
        counted = max(4, round(counted * size / WHOLE))
    pursue = _pursue(sender, counted, dice, whole=size == WHOLE)
    prevent = _thirty_percent(counted) if sender == HIGHEST_PREVENT else 0
    return Quota(_shared_out(counted, pursue, prevent))


def _pursue(sender: str, counted: int, dice: Random, *, whole: bool) -> int:
    if sender in PURSUE and whole:
        return dice.randint(*PURSUE[sender])
    least = PURSUE[sender][0] / PUBLISHED[sender] if sender in PURSUE else PURSUE_SHARE[sender]
    return round(counted * least)


def _thirty_percent(counted: int) -> int:
    """So many that their share, half up, is 30 percent."""
    return next(
        number
        for number in range(counted + 1)
        if (200 * number + counted) // (2 * counted) >= PREVENT_PERCENT
    )


def _shared_out(counted: int, pursue: int, prevent: int) -> dict[str, int]:
    rest = counted - pursue - prevent
    others = {p: share for p, share in REST.items() if not (prevent and p == "prevent")}
    whole = sum(others.values())
    found = {p: rest * share // whole for p, share in others.items()}
    # What rounding leaves over is protection.
    found["protect"] += rest - sum(found.values())
    return {"pursue": pursue, "prevent": prevent or found["prevent"], **{p: found[p] for p in PS[2:]}}
