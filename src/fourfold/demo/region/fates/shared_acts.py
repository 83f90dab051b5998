"""What several fates have in common."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from fourfold.demo import FIRST_EXTRACT, SECOND_EXTRACT
from fourfold.demo.invented import grounds
from fourfold.demo.region.facts import SUBTYPES
from fourfold.demo.region.script import Script

CLOSED = ("closed_dismantled", "closed_below_threshold", "closed_no_longer_soc", "closed_other")
BETWEEN = SECOND_EXTRACT - timedelta(days=1)


def tier(script: Script) -> int:
    """A tier that keeps a threat on the list: mostly the middle ones."""
    return script.dice.choices((1, 2, 3, 4), (1, 3, 5, 4))[0]


def first(script: Script) -> Script:
    """The first moderation, at any time that the deadline leaves."""
    return script.sometime(75).moderated(tier(script))


def after_first_extract(script: Script, *, least: int = 5, most: int = 120) -> Script:
    """Some days after the first extract's day."""
    return script.wait_until(FIRST_EXTRACT).wait(least, most)


def retyped(dice: Random) -> dict[str, str]:
    """What a group or individual is found to be, and why."""
    subtype = dice.choices(list(SUBTYPES), list(SUBTYPES.values()))[0]
    return {"to": "vulnerability", "subtype": subtype, "why": grounds.RETYPED}
