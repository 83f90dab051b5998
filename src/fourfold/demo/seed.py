"""Filling a freshly migrated demonstration database: one call, about a minute."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime, time

from fourfold.core.agencies.loading import load_register
from fourfold.core.history import clock
from fourfold.core.reference.actions import load_codes
from fourfold.demo import LAST_DAY, REORGANISED, STARTS_AT, models, people
from fourfold.demo.colleagues import who
from fourfold.demo.region.planning import plan
from fourfold.demo.region.quotas import WHOLE
from fourfold.demo.region.shapes import Region
from fourfold.demo.replay.playing import Replay
from fourfold.demo.replay.world import World, move_to
from fourfold.understanding.assessments.actions.adopting import adopt

ENDS_AT = datetime.combine(LAST_DAY, time(9), clock.LONDON)


def seed(*, progress: Callable[[str], None], seed: int = 1, size: int = WHOLE) -> None:
    """Set the platform up and replay the region of a seed; then the clock stands on 14 July 2023, 09:00."""
    set_up()
    region = plan(seed, models.tactical(), size=size)
    gc.freeze()  # the plan stays as long as the replay runs: there is nothing of it to collect
    play(region, progress=progress)
    progress(f"{len(region.threats):,} invented threats of seven senders, June 2021 to July 2023")


def set_up() -> None:
    """What an installation begins with: code lists, agencies, people and scoring models."""
    move_to(STARTS_AT)
    load_codes()
    load_register(at=clock.read(), through=REORGANISED.replace(month=3, day=31))
    people.add_everybody()
    with World().sitting(who("decider", "nwrocu_rocta"), STARTS_AT.date(), time(8)) as (by, at):
        for text in models.texts():
            adopt(text=text, by=by, at=at)


def play(region: Region, *, progress: Callable[[str], None]) -> World:
    """Replay a region, and leave the clock on the demonstration's last day."""
    world = World()
    Replay(world).play(region, until=LAST_DAY, progress=progress)
    move_to(ENDS_AT)
    people.leave_one_waiting(LAST_DAY)
    return world
