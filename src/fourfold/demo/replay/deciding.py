"""The acts of co-ordinators, lead officers and moderators on threats themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.demo.colleagues import who
from fourfold.demo.region.shapes import Act, Verb
from fourfold.demo.replay.world import World
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.actions import deciding, recording
from fourfold.understanding.threats.actions.deciding import Grounds
from fourfold.understanding.threats.models import Threat

Open = Assessment | None
LOOK_AGAIN = timedelta(days=90)


def amend(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Change a fact on the threat's page."""
    recording.amend(threat=threat, opened=threat.edition, changes=dict(act.said["changes"]), by=by, at=at)
    return found


def decide(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Take a decision with its grounds. What it puts in question afterwards is read anew."""
    given: dict[str, Any] = {"threat": threat, "grounds": _grounds(world, act, by, at), "by": by, "at": at}
    if act.verb is Verb.MERGE:
        deciding.merge(into=world.threats([act.said["into"]])[act.said["into"]], **given)
    elif act.verb is Verb.TRANSFER:
        to = world.numbers[act.said["to"]]
        deciding.transfer(to_id=to, to_name=act.said["to"], **given)
    elif act.verb is Verb.RECLASSIFY:
        deciding.reclassify(to=act.said["to"], subtype=act.said["subtype"], **given)
    else:
        (deciding.close if act.verb is Verb.CLOSE else deciding.reopen)(to=act.said["to"], **given)
    return None


def _grounds(world: World, act: Act, by: Viewer, at: datetime) -> Grounds:
    head, moderator = who("decider", "nwrocu_rocta"), who("moderator", "nwrocu_rocta")
    return Grounds(
        reason=act.said["why"],
        evidence="Minute of the monthly tasking meeting",
        approved_by=world.user(head if by.user_id == world.user(moderator) else moderator),
        check_on=clock.day_of(at) + LOOK_AGAIN,
        what_becomes="Actions stay with their owners until the check date.",
    )
