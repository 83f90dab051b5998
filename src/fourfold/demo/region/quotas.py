"""How many threats of each sender meet which fate: shares, scaled by the size of the region."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from fourfold.demo.forces import CHESHIRE, Sender

WHOLE = 1500  # threats of a whole region, about: its listed ones are then those of the published extract

LISTED = {
    "standing": 515, "returned_once": 40, "moderated_twice": 45, "second_opinion": 25,
    "raised_by_override": 35, "return_upheld": 8, "return_overturned": 10, "moderation_upheld": 8,
    "moderation_overturned": 10, "changed": 80, "redrafted": 90, "transferred": 14, "reopened": 12,
    "reclassified_before": 8, "closed_later": 40, "withdrawn_later": 14, "merged_later": 10,
    "lowered_later": 16, "not_soc_later": 12, "transferred_later": 8,
}  # fmt: skip
UNLISTED = {
    "never_assessed": 235, "drafted": 40, "waiting": 45, "late": 220, "returned": 25, "withdrawn": 35,
    "tier_5": 60, "lowered": 20, "lowered_by_override": 12, "not_soc": 40, "no_longer_soc": 15,
    "closed": 75, "merged": 18, "came_later": 150,
}  # fmt: skip
# Cheshire's own: 37 of its listed threats are reclassified between the two extracts.
CHESHIRE_LISTED = {"reclassified": 37, "reclassified_last": 5}
CHESHIRE_UNLISTED = {"reclassified_unlisted": 6, "new_line": 4}
CHESHIRE_NEVER = "reclassified_before"  # it had no vulnerability on the first extract's day
UNLISTED_FOR_EACH_LISTED = 0.6


def quotas(sender: Sender, size: int, dice: Random) -> dict[str, int]:
    """How many threats of a sender meet each fate. How many are listed is planned; the rest varies with the dice."""
    listed = max(1, round(sender.listed * size / WHOLE))
    unlisted = round(listed * UNLISTED_FOR_EACH_LISTED * dice.uniform(0.97, 1.03))
    usual, unusual = _shaken(LISTED, dice), _shaken(UNLISTED, dice)
    if sender.code != CHESHIRE:
        return _apportioned(usual, listed) | _apportioned(unusual, unlisted)
    own, apart = _scaled(CHESHIRE_LISTED, size), _scaled(CHESHIRE_UNLISTED, size)
    del usual[CHESHIRE_NEVER]
    rest, others = max(0, listed - sum(own.values())), max(0, unlisted - sum(apart.values()))
    return own | apart | _apportioned(usual, rest) | _apportioned(unusual, others)


def _shaken(shares: Mapping[str, int], dice: Random) -> dict[str, float]:
    return {fate: share * dice.uniform(0.85, 1.15) for fate, share in shares.items()}


def _scaled(counts: Mapping[str, int], size: int) -> dict[str, int]:
    return {fate: max(1, round(count * size / WHOLE)) for fate, count in counts.items()}


def _apportioned(shares: Mapping[str, float], number: int) -> dict[str, int]:
    """Whole numbers in the proportion of the shares, by the largest remainders."""
    total = sum(shares.values())
    exact = {fate: number * share / total for fate, share in shares.items()}
    counts = {fate: int(share) for fate, share in exact.items()}
    by_remainder = sorted(shares, key=lambda fate: (counts[fate] - exact[fate], fate))
    for fate in by_remainder[: number - sum(counts.values())]:
        counts[fate] += 1
    return counts
