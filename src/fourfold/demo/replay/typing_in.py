"""Disruptions that somebody of a force records on the platform itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.forces import FORCES
from fourfold.demo.region.shapes import PlannedDisruption
from fourfold.demo.replay.world import World, later
from fourfold.tackling.disruptions import actions
from fourfold.tackling.disruptions.intake.results import KINDS
from fourfold.tackling.disruptions.rules import Outcome

RECORDING = time(15, 40)
SAID = (
    "sender_reference", "role", "event_on", "event_ends_on", "main_p", "further_ps", "claimed", "what", "could_before",
    "could_after", "expected_length", "tactics", "evidence",
)  # fmt: skip
Days = dict[date, dict[tuple[str, str], list[PlannedDisruption]]]


def by_day(planned: Iterable[PlannedDisruption]) -> Days:
    """What is typed in on each day, by force and role."""
    days: Days = defaultdict(lambda: defaultdict(list))
    for one in planned:
        if one.by:
            days[one.arrives][one.sender, one.by].append(one)
    return days


def on(world: World, days: Days, day: date) -> None:
    """What people of the forces type in on a day."""
    for (sender, role), planned in days.get(day, {}).items():
        with world.sitting(who(role, sender), day, later(RECORDING, FORCES.index(sender))) as (by, at):
            threats = world.threats({key for one in planned for key in one.facts["threat_references"]})
            for one in planned:
                named = [threats[key].reference for key in one.facts["threat_references"]]
                _record(world, one, named, by, at)


def _record(world: World, one: PlannedDisruption, threats: list[str], by: Viewer, at: datetime) -> None:
    facts: dict[str, Any] = {name: one.facts[name] for name in SAID if name in one.facts}
    facts["agency_id"] = world.numbers[one.sender]
    results = [
        Outcome(kind, Decimal(str(one.facts[column])), drug_class)
        for column, (kind, drug_class) in KINDS.items()
        if one.facts.get(column)
    ]
    actions.record(facts=facts, threats=threats, results=results, by=by, at=at)
