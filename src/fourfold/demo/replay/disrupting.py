"""Disruptions arrive, are withdrawn, assured, and joined where two agencies claimed one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.files.building import SentFile
from fourfold.demo.files.disruptions import files_of
from fourfold.demo.region.shapes import Act, PlannedDisruption, Verb
from fourfold.demo.replay import arriving
from fourfold.demo.replay.world import World, later
from fourfold.tackling.disruptions import actions
from fourfold.tackling.disruptions.assurance import actions as assurance
from fourfold.tackling.disruptions.assurance.assurers import Way
from fourfold.tackling.disruptions.models import Disruption, Meeting

ARRIVING, WITHDRAWING, JOINING, ASSURING, MEETING = (
    time(8, 46),
    time(8, 53),
    time(8, 54),
    time(8, 55),
    time(8, 57),
)
PANEL = (who("panel", "nwrocu").name, "Desmond Thrushgill", "Ayesha Kettleborn")
Told = tuple[PlannedDisruption, Act]


@dataclass
class Disruptions:
    """The files of a plan's disruptions by their days, and what people do to disruptions."""

    sent: dict[date, list[SentFile]]
    acts: dict[date, list[Told]]

    @classmethod
    def of(cls, planned: Iterable[PlannedDisruption]) -> Disruptions:
        """Gather a plan's disruptions by day and sender."""
        told, sent = list(planned), defaultdict(list)
        for file in files_of(told):
            sent[file.day].append(file)
        acts: dict[date, list[Told]] = defaultdict(list)
        for one in told:
            for act in one.acts:
                acts[act.day].append((one, act))
        return cls(sent, acts)

    def on(self, world: World, day: date) -> None:
        """What arrives on a day, and then what people do."""
        for place, file in enumerate(self.sent.get(day, [])):
            with world.sitting(who("analyst", file.sender), day, later(ARRIVING, place)) as (by, at):
                arriving.load(world, file, by, at)
        self._withdrawn(world, day)
        self._joined(world, day)
        self._assured(world, day)

    def _withdrawn(self, world: World, day: date) -> None:
        for sender, told in self._by_sender(day, Verb.WITHDRAW).items():
            with world.sitting(who("coordinator", sender), day, WITHDRAWING) as (by, at):
                for one, act in told:
                    row = _row(world, one)
                    actions.withdraw(
                        disruption=row, opened=row.edition, reason=act.said["reason"], by=by, at=at
                    )

    def _joined(self, world: World, day: date) -> None:
        """The unit that sees both brings them together."""
        told = [(one, act) for one, act in self.acts.get(day, []) if act.verb is Verb.JOIN]
        if told:
            with world.sitting(who("moderator", "nwrocu_rocta"), day, JOINING) as (by, at):
                for one, act in told:
                    into = Disruption.objects.get(sender_reference=act.said["into"])
                    actions.join(
                        disruption=_row(world, one), into=into, reason=act.said["reason"], by=by, at=at
                    )

    def _assured(self, world: World, day: date) -> None:
        """By the co-ordinator of each agency; what the dated rule leaves to a panel, by one that meets on the day."""
        left: list[Told] = []
        for sender, told in self._by_sender(day, Verb.ASSURE).items():
            with world.sitting(who("coordinator", sender), day, ASSURING) as (by, at):
                for one, act in told:
                    row = _row(world, one)
                    if assurance.way_of(row, at) is Way.PANEL:
                        left.append((one, act))
                    else:
                        _assure(row, act, by, at)
        if left:
            with world.sitting(who("panel", "nwrocu"), day, MEETING) as (by, at):
                meeting = assurance.open_meeting(held_on=day, members="\n".join(PANEL), by=by, at=at)
                for one, act in left:
                    _assure(_row(world, one), act, by, at, meeting)

    def _by_sender(self, day: date, verb: Verb) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for one, act in self.acts.get(day, []):
            if act.verb is verb:
                found[one.sender].append((one, act))
        return found


def _row(world: World, one: PlannedDisruption) -> Disruption:
    return Disruption.objects.get(agency_id=world.numbers[one.sender], sender_reference=one.key)


def _assure(row: Disruption, act: Act, by: Viewer, at: datetime, meeting: Meeting | None = None) -> None:
    grade, reason = act.said["grade"], act.said["reason"]
    assurance.decide(
        disruption=row, opened=row.edition, grade=grade, reason=reason, by=by, at=at, meeting=meeting
    )
