"""A force records what it did to another force's threat, which it cannot see; the region attaches it.

Two such records are made. One is attached in the replay, so that its pair waits to be brought together; of the other,
the reference that was given waits to be attached.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.forces import CHESHIRE, FORCES
from fourfold.demo.region.disruptions.against import GOING
from fourfold.demo.region.sent_rows import LISTED
from fourfold.demo.region.shapes import PlannedThreat
from fourfold.demo.replay.world import World, later
from fourfold.tackling.disruptions import actions
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.threats.models import Threat

RECORDED, ATTACHED = date(2023, 7, 10), date(2023, 7, 11)
RECORDING, ATTACHING = time(15, 30), time(9, 40)
EVENTS = (
    (date(2023, 7, 6), "Warrant at a lock-up: two arrested, 1.5 kg of cocaine and a van seized."),
    (date(2023, 7, 8), "Car stopped on the bridge: £18,400 and four phones seized, the driver arrested."),
)
AS_THE_OTHER_SAYS = "Our officers made the stop. {0}"


def on(world: World, threats: Sequence[PlannedThreat], day: date) -> None:
    """What the two forces record on one day, and what the region attaches on the next."""
    if day == RECORDED:
        _record(world, threats, day)
    if day == ATTACHED:
        _attach(world, day)


def _record(world: World, threats: Sequence[PlannedThreat], day: date) -> None:
    owner, found = _groups(threats)
    if not owner:
        return
    other = next(force for force in FORCES if force != owner)
    for place, (event_on, what) in enumerate(EVENTS):
        with world.sitting(who("coordinator", owner), day, later(RECORDING, place)) as (by, at):
            reference = world.threats([found[place].key])[found[place].key].reference
            _one(world, owner, event_on, what, reference, by, at)
        with world.sitting(who("coordinator", other), day, later(RECORDING, place + 2)) as (by, at):
            said = AS_THE_OTHER_SAYS.format(what)
            _one(world, other, event_on + timedelta(days=place), said, reference, by, at)


def _groups(threats: Sequence[PlannedThreat]) -> tuple[str, list[PlannedThreat]]:
    """The first force with two groups that stand, and these; ("", []) where there is none."""
    for force in (CHESHIRE, *FORCES):
        found = [one for one in threats if one.sender == force and _stands(one)]
        if len(found) >= len(EVENTS):
            return force, found
    return "", []


def _stands(one: PlannedThreat) -> bool:
    quiet = not any(act.verb in GOING or act.day >= RECORDED for act in one.acts)
    return one.fate == LISTED and one.facts["kind"] == "ocg" and quiet


def _one(
    world: World, agency: str, event_on: date, what: str, reference: str, by: Viewer, at: datetime
) -> None:
    facts: dict[str, Any] = {
        "agency_id": world.numbers[agency], "role": "lead", "event_on": event_on, "main_p": "pursue",
        "claimed": "moderate", "what": what,
    }  # fmt: skip
    actions.record(facts=facts, threats=[reference], by=by, at=at)


def _attach(world: World, day: date) -> None:
    """The unit that sees both says which threat the first of the two is against."""
    with world.sitting(who("moderator", "nwrocu_rocta"), day, ATTACHING) as (by, at):
        given = Disruption.objects.exclude(threats_given=[]).filter(event_on=EVENTS[0][0], withdrawn=False)
        for one in given.order_by("pk")[:1]:
            threat = Threat.objects.filter(reference=one.threats_given[0]).first()
            if threat is not None:
                actions.attach(disruption=one, threat=threat, by=by, at=at)
