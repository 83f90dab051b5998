"""Files of people and of assessments arrive; what they hold back waits for whoever opens the demonstration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from fourfold.demo.colleagues import who
from fourfold.demo.files.building import SentFile
from fourfold.demo.files.rows import files_of
from fourfold.demo.region.shapes import PlannedRow
from fourfold.demo.replay import arriving
from fourfold.demo.replay.world import World, later

ARRIVING = time(8, 36)


@dataclass
class Sendings:
    """The files by their days."""

    sent: dict[date, list[SentFile]]

    @classmethod
    def of(cls, planned: Iterable[PlannedRow]) -> Sendings:
        """Gather planned rows into files."""
        sent: dict[date, list[SentFile]] = defaultdict(list)
        for file in files_of(planned):
            sent[file.day].append(file)
        return cls(sent)

    def on(self, world: World, day: date) -> None:
        """What arrives on a day."""
        for place, file in enumerate(self.sent.get(day, [])):
            with world.sitting(who("analyst", file.sender), day, later(ARRIVING, place)) as (by, at):
                arriving.load(world, file, by, at)
