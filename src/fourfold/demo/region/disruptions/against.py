"""Which threats of a sender stood open, and were groups, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from fourfold.demo.region.disruptions.days import Dates
from fourfold.demo.region.shapes import PlannedThreat, Verb

GOING = (Verb.RECLASSIFY, Verb.MERGE)
PRISON = "prison_"


class Targets:
    """The threats of one sender that never change hands."""

    def __init__(self, sender: str, threats: Sequence[PlannedThreat]) -> None:
        own = [one for one in threats if one.sender == sender and one.facts["is_soc"]]
        self._own = [one for one in own if Verb.TRANSFER not in {act.verb for act in one.acts}]

    def groups(self, dates: Dates) -> list[PlannedThreat]:
        """Groups that stand open on the event's day, and are still groups when the file arrives."""
        return [one for one in self._own if one.facts["kind"] == "ocg" and _stands(one, dates)]

    def others(self, dates: Dates) -> list[PlannedThreat]:
        """Individuals and vulnerabilities that are no prison's: the standard of the time refuses them."""
        kinds = [one for one in self._own if one.facts["kind"] != "ocg" and not _of_prison(one)]
        return [one for one in kinds if _stands(one, dates)]

    def prisons(self, dates: Dates) -> list[PlannedThreat]:
        """What the regional unit maps of prisons."""
        return [one for one in self._own if _of_prison(one) and _stands(one, dates)]


def some(dice: Random, found: Sequence[PlannedThreat]) -> list[str]:
    """One of them, now and then two."""
    number = 2 if len(found) > 1 and dice.random() < 0.08 else 1
    return sorted(one.key for one in dice.sample(found, number))


def _of_prison(one: PlannedThreat) -> bool:
    return bool(one.facts["subtype"].startswith(PRISON))


def _stands(one: PlannedThreat, dates: Dates) -> bool:
    if one.arrives > dates.event_on:
        return False
    gone = any(act.verb in GOING and act.day <= dates.arrives for act in one.acts)
    return not gone and not _closed(one, dates.event_on)


def _closed(one: PlannedThreat, day: date) -> bool:
    turns = [act.verb for act in one.acts if act.verb in (Verb.CLOSE, Verb.REOPEN) and act.day <= day]
    return bool(turns) and turns[-1] is Verb.CLOSE
