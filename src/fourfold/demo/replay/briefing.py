"""Lead responsible officers write what officers are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fourfold.demo.colleagues import who
from fourfold.demo.region.shapes import PlannedBrief
from fourfold.demo.replay import rounds
from fourfold.demo.replay.world import World
from fourfold.understanding.threats.actions import briefing


@dataclass
class Briefings:
    """The briefs of a plan by the day on which they are written and by whose they are."""

    days: dict[date, dict[str, list[PlannedBrief]]]

    @classmethod
    def of(cls, planned: Iterable[PlannedBrief]) -> Briefings:
        """Gather a plan's briefs by day and sender."""
        days: dict[date, dict[str, list[PlannedBrief]]] = defaultdict(lambda: defaultdict(list))
        for one in planned:
            days[one.day][one.sender].append(one)
        return cls(days)

    def on(self, world: World, day: date) -> None:
        """What lead officers write on a day, each sender's in one sitting."""
        for sender, briefs in self.days.get(day, {}).items():
            with world.sitting(who("lro", sender), day, rounds.BRIEFING) as (by, at):
                threats = world.threats(one.key for one in briefs)
                for one in briefs:
                    told = briefing.Told(one.safety, one.signs, one.to_report, one.review_on)
                    briefing.write(threat=threats[one.key], opened=0, told=told, by=by, at=at)
