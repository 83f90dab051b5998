"""Somebody amends a threat here on the eve of a file in which its force changes the same: a clash for a visitor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from fourfold.demo.colleagues import who
from fourfold.demo.forces import CHESHIRE, FORCES
from fourfold.demo.region import calendar
from fourfold.demo.region.shapes import PlannedThreat, Verb
from fourfold.demo.replay.world import World
from fourfold.understanding.threats.actions import recording

AMENDING = time(16, 10)
SUMMARY = "Two of them moved their stock to a lock-up in June, as the officer who knows them says."


def on(world: World, threats: Sequence[PlannedThreat], day: date) -> None:
    """What is amended on this day."""
    for one in of_a_clash(threats):
        if day == calendar.file_days(one.sender)[-1] - timedelta(days=1):
            with world.sitting(who("lro", one.sender), day, AMENDING) as (by, at):
                threat = world.threats([one.key])[one.key]
                changes = {"summary": SUMMARY}
                recording.amend(threat=threat, opened=threat.edition, changes=changes, by=by, at=at)


def of_a_clash(threats: Sequence[PlannedThreat]) -> list[PlannedThreat]:
    """The one threat whose summary a force's last file changes, of the first force with one; none where none has."""
    found = [
        one for force in (CHESHIRE, *FORCES) for one in threats if one.sender == force and _changes_last(one)
    ]
    return found[:1]


def _changes_last(one: PlannedThreat) -> bool:
    last = calendar.file_days(one.sender)[-1]
    return any(
        act.verb is Verb.CORRECT and act.day == last and "summary" in act.said["changes"] for act in one.acts
    )
