"""Operations begin. There is no action for that yet: their rows are written in the co-ordinator's scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fourfold.demo.colleagues import who
from fourfold.demo.region.operations import NO_INVESTIGATOR, WHY
from fourfold.demo.region.shapes import PlannedOperation
from fourfold.demo.replay import rounds
from fourfold.demo.replay.world import World, later
from fourfold.resourcing.operations.models import Operation, Service


def begin(world: World, planned: Iterable[PlannedOperation], day: date) -> None:
    """Enter the operations that begin on a day, with the threats that each serves."""
    for number, one in enumerate(planned):
        with world.sitting(who("coordinator", one.owner), day, later(rounds.BEGINNING, number)):
            operation = Operation.objects.create(
                name=one.name,
                owner_agency_id=world.numbers[one.owner],
                sio=one.sio,
                level=one.level,
                why_here=WHY[one.level],
                starts_on=one.starts,
                ends_on=one.ends,
                financial_investigator=one.financial_investigator,
                no_financial_investigator_because="" if one.financial_investigator else NO_INVESTIGATOR,
            )
            for key in one.serves:
                Service.objects.create(
                    operation=operation, threat_id=world.ids[key], starts_on=one.starts, ends_on=one.ends
                )
