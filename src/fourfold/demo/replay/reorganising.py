"""Cumbria, 1 April 2023: councils end, two begin, and somebody decides what goes where."""

from __future__ import annotations

from datetime import date, time

from fourfold.core.agencies import actions as agencies
from fourfold.core.agencies import kinds
from fourfold.core.agencies.enacting import enact
from fourfold.demo.colleagues import who
from fourfold.demo.replay.world import World

WHEN = time(6)


def reorganise(world: World, day: date) -> None:
    """Enact what the register dates on this day, then decide for each step what is carried over."""
    with world.sitting(who("administrator", "nwrocu"), day, WHEN) as (by, at):
        for step in enact(on=day, by=by, at=at):
            for kind, held in kinds.held().items():
                decision = f"{held.label}: goes to {step.successor}, which takes over this part of the area."
                agencies.carry_over(succession=step, kind=kind, decision=decision, by=by, at=at)
    world.learn_agencies()
