"""The acts of co-ordinators, lead officers and moderators on threats themselves: one asks, another approves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.demo.colleagues import who
from fourfold.demo.personas import Persona
from fourfold.demo.region.shapes import Act, Verb
from fourfold.demo.replay.world import World
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.actions import approving, asking, recording
from fourfold.understanding.threats.actions.asking import Grounds
from fourfold.understanding.threats.models import Threat

Open = Assessment | None
LOOK_AGAIN = timedelta(days=90)


def amend(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Change a fact on the threat's page."""
    recording.amend(threat=threat, opened=threat.edition, changes=dict(act.said["changes"]), by=by, at=at)
    return found


def decide(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Ask for a decision with its grounds. What it puts in question once it is approved is read anew."""
    approver = regional_approver(world, by)
    given: dict[str, Any] = {
        "threat": threat, "grounds": grounds(world, act.said["why"], approver, at), "by": by, "at": at,
    }  # fmt: skip
    if act.verb is Verb.MERGE:
        asked = asking.merge(into=world.threats([act.said["into"]])[act.said["into"]], **given)
    elif act.verb is Verb.TRANSFER:
        asked = asking.transfer(to_id=world.numbers[act.said["to"]], **given)
    elif act.verb is Verb.RECLASSIFY:
        asked = asking.reclassify(to=act.said["to"], subtype=act.said["subtype"], **given)
    else:
        asked = (asking.close if act.verb is Verb.CLOSE else asking.reopen)(to=act.said["to"], **given)
    world.asked.append((approver, asked))
    return None


def approve(world: World, day: date, at: time) -> None:
    """Whoever was asked in the sitting that just ended reads each request, and approves it."""
    asked, world.asked = world.asked, []
    for approver in dict.fromkeys(one for one, _request in asked):
        with world.sitting(approver, day, at) as (by, now):
            for one, request in asked:
                if one == approver:
                    approving.approve(asked=request, by=by, at=now)


def grounds(world: World, why: str, approver: Persona, at: datetime) -> Grounds:
    """What every decision of the demonstration says."""
    return Grounds(
        reason=why,
        evidence="Minute of the monthly tasking meeting",
        approver=world.user(approver),
        check_on=clock.day_of(at) + LOOK_AGAIN,
        what_becomes="Actions stay with their owners until the check date.",
    )


def regional_approver(world: World, by: Viewer) -> Persona:
    """A moderator of the region's unit; its head, for what that moderator asks for."""
    head, moderator = who("decider", "nwrocu_rocta"), who("moderator", "nwrocu_rocta")
    return head if by.user_id == world.user(moderator) else moderator
