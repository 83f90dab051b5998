"""Operations begin, serve their threats, and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.personas import Persona
from fourfold.demo.region.operations import NO_INVESTIGATOR, WHY
from fourfold.demo.region.shapes import PlannedOperation
from fourfold.demo.replay import rounds
from fourfold.demo.replay.world import World, later
from fourfold.resourcing.operations import actions
from fourfold.resourcing.operations.models import Operation
from fourfold.understanding.threats import queries as threats

ENDING = 30  # minutes after the round of those that begin


@dataclass
class Investigations:
    """The operations of a plan by the days on which they begin and end."""

    begins: dict[date, list[PlannedOperation]]
    ends: dict[date, list[PlannedOperation]]

    @classmethod
    def of(cls, planned: Iterable[PlannedOperation]) -> Investigations:
        """Gather a plan's operations by day."""
        begins: dict[date, list[PlannedOperation]] = defaultdict(list)
        ends: dict[date, list[PlannedOperation]] = defaultdict(list)
        for one in planned:
            begins[one.starts].append(one)
            if one.ends is not None:
                ends[one.ends].append(one)
        return cls(begins, ends)

    def on(self, world: World, day: date) -> None:
        """What co-ordinators enter on a day."""
        for number, one in enumerate(self.begins.get(day, [])):
            with world.sitting(_owner(one), day, later(rounds.BEGINNING, number)) as (by, at):
                _begin(world, one, by, at)
        for number, one in enumerate(self.ends.get(day, []), start=ENDING):
            with world.sitting(_owner(one), day, later(rounds.BEGINNING, number)) as (by, at):
                operation = Operation.objects.get(name=one.name, owner_agency_id=world.numbers[one.owner])
                actions.end(operation=operation, opened=operation.edition, ends_on=day, by=by, at=at)


def _owner(one: PlannedOperation) -> Persona:
    return who("coordinator", one.owner)


def _begin(world: World, one: PlannedOperation, by: Viewer, at: datetime) -> None:
    facts = {
        "name": one.name,
        "owner_agency_id": world.numbers[one.owner],
        "sio": one.sio,
        "level": one.level,
        "why_here": WHY[one.level],
        "starts_on": one.starts,
        "financial_investigator": one.financial_investigator,
        "no_financial_investigator_because": "" if one.financial_investigator else NO_INVESTIGATOR,
    }
    operation = actions.open_operation(facts=facts, by=by, at=at)
    for key in one.serves:
        threat = threats.by_id(world.ids[key])
        actions.serve(operation=operation, threat=threat, on=one.starts, by=by, at=at)
