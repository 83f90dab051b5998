"""Invented operations: investigations that serve one threat or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from fourfold.demo.forces import SENDERS
from fourfold.demo.invented import groups, people
from fourfold.demo.region import calendar
from fourfold.demo.region.shapes import PlannedOperation, PlannedThreat

THREATS_AN_OPERATION = 25  # so many threats a force has for each operation
WHY = {
    "level_1": "The people and the harm are in one command unit.",
    "level_2": "It crosses the border of the force, and the regional unit has the means.",
    "level_3": "Its supply comes from abroad.",
}
NO_INVESTIGATOR = "None was free when it began; asked again each month."


def operations(dice: Random, threats: Sequence[PlannedThreat]) -> tuple[PlannedOperation, ...]:
    """Operations of every sender, on threats that stay with it."""
    return tuple(one for sender in SENDERS for one in _of(dice, sender.code, threats))


def _of(dice: Random, sender: str, threats: Sequence[PlannedThreat]) -> Iterator[PlannedOperation]:
    own = [
        one
        for one in threats
        if one.sender == sender and one.fate in ("standing", "moderated_twice", "redrafted")
    ]
    names: set[str] = set()
    for _ in range(len(own) // THREATS_AN_OPERATION + bool(own)):
        served = dice.sample(own, min(len(own), dice.choice((1, 1, 2, 3))))
        begins = calendar.on_weekday(max(one.arrives for one in served), calendar.DECISIONS)
        if (name := groups.operation(dice)) in names or begins > calendar.LAST_ACT:
            continue
        names.add(name)
        ends = begins + timedelta(days=dice.randint(120, 600))
        yield PlannedOperation(
            name=name,
            owner=sender,
            sio=people.name(dice),
            level=dice.choices(tuple(WHY), (4, 5, 1))[0],
            starts=begins,
            ends=ends if ends < calendar.LAST_ACT else None,
            financial_investigator=people.name(dice) if dice.random() < 0.6 else "",
            serves=tuple(one.key for one in served),
        )
