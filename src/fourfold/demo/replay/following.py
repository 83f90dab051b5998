"""Co-ordinators answer whether the groups are back, 30, 90 and 180 days on: of some disruptions, month by month."""

from __future__ import annotations

from datetime import date, time
from random import Random
from typing import Any

from fourfold.demo.colleagues import who
from fourfold.demo.forces import FORCES
from fourfold.demo.invented.dice import dice
from fourfold.demo.replay.world import World, later
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.assurance import answering, lasting, queries

DAY, ANSWERING = 20, time(15, 10)
FOLLOWED = 0.2  # of all that is asked about; the rest waits, as it does where nobody has time
NOT_KNOWN = 0.08
# By the end of how many days so large a share of groups is back, by how far they were set back.
BACK = {
    "major": {30: 0.08, 90: 0.2, 180: 0.4},
    "moderate": {30: 0.18, 90: 0.4, 180: 0.6},
    "minor": {30: 0.35, 90: 0.6, 180: 0.8},
}


def on(world: World, day: date) -> None:
    """What is answered on a day of the replay: one day each month."""
    if day.day != DAY:
        return
    for place, force in enumerate(FORCES):
        with world.sitting(who("coordinator", force), day, later(ANSWERING, place)) as (by, at):
            for one in queries.due(by, day):
                if _thrown("followed", one).random() < FOLLOWED:
                    answering.answer(disruption=one, opened=one.edition, back=_back(one, day), by=by, at=at)


def _thrown(about: str, one: Any) -> Random:
    return dice(about, one.agency_id, one.sender_reference or one.reference)


def _back(one: Any, day: date) -> str:
    """The same group is back sooner or later: one throw a disruption, held against more and more."""
    throws = _thrown("back", one)
    if throws.random() < NOT_KNOWN:
        return lasting.NOT_KNOWN
    days = lasting.latest(one.event_ends_on or one.event_on, day)
    shares = BACK[rules.grade(one.claimed, one.assured)]
    return lasting.BACK if throws.random() < shares[days] else lasting.NOT_BACK
