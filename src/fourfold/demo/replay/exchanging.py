"""What is sent to the national database on which days, by whoever enters; the stand-in answers.

Twice everything is sent and answered; after that some is left at each of the stages, as a visitor would find it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, time

from fourfold.demo.colleagues import who
from fourfold.demo.national.database import NationalDatabase, Record
from fourfold.demo.personas import Persona
from fourfold.demo.replay.world import World
from fourfold.reporting.exchange import file_queries, files, maps
from fourfold.reporting.exchange.actions import answering, listing, writing
from fourfold.reporting.exchange.models import Kind, Sent, Upload
from fourfold.reporting.exchange.rules import Broken

WHEN = time(17, 15)
FIRST, EVERYTHING, LEFT, LISTED = date(2023, 1, 3), date(2023, 7, 11), date(2023, 7, 12), date(2023, 7, 13)
FORCES = ("cheshire", "cumbria", "gmp", "lancashire", "merseyside", "north_wales")
LATER = ("cheshire", "nwrocu_rocta")  # they send their threats a day later, and are not done by then
TYPED_THERE = 7  # every so manieth threat was typed there by hand before anything was sent from here
UNKNOWN_THERE = (
    5  # every so manieth reference that a sender gave is one that the national database does not know
)


@dataclass
class Exchange:
    """Who enters, and the stand-in that answers them."""

    national: NationalDatabase = field(default_factory=NationalDatabase)

    def on(self, world: World, day: date) -> None:
        """What is sent, answered and loaded on a day."""
        if day in (FIRST, EVERYTHING):
            for one in _everybody():
                for kind in Kind.values:
                    if day == FIRST or kind != Kind.THREAT or one.agency not in LATER:
                        self._send(world, day, one, kind, answered=True)
        if day == LEFT:
            self._send(world, day, who("coordinator", "cheshire"), Kind.THREAT, answered=False)
            self._write(world, day, who("moderator", "nwrocu_rocta"), Kind.THREAT)
        if day == LISTED:
            self._load(world, day)

    def _send(self, world: World, day: date, one: Persona, kind: str, *, answered: bool) -> None:
        upload = self._write(world, day, one, kind)
        if upload is None:
            return
        with world.sitting(one, day, WHEN) as (by, at):
            sent = file_queries.sent_of(upload)
            self._was_there(sent)
            receipt = self.national.take(kind, files.as_csv(files.rows(upload, sent)))
            writing.put_in(upload=upload, by=by, at=at)
            if answered:
                answering.take(file=io.BytesIO(receipt), by=by, at=at)

    def _write(self, world: World, day: date, one: Persona, kind: str) -> Upload | None:
        with world.sitting(one, day, WHEN) as (by, at):
            try:
                return writing.write(kind=kind, by=by, at=at)
            except Broken:
                return None  # a force enters nothing before it moves, or nothing waits

    def _was_there(self, sent: list[Sent]) -> None:
        """What people had typed into the national database before: under the reference that a sender gave, or under
        ours."""
        said = maps.newest()
        for number, one in enumerate(sent):
            cells = said.sheets[one.kind].cells(one.content)
            if one.known_as and one.known_as not in self.national.records and number % UNKNOWN_THERE:
                self.national.records[one.known_as] = Record(one.kind, one.known_as, "", dict(cells))
            elif (
                one.kind == Kind.THREAT
                and one.act == "add"
                and number % TYPED_THERE == 3
                and not self.national.given
            ):
                reference = f"NT9{one.pk:05d}"
                self.national.records[reference] = Record(one.kind, reference, one.reference, dict(cells))

    def _load(self, world: World, day: date) -> None:
        """The region loads the national list: meanwhile people there changed some records, and typed some new ones."""
        self._meanwhile()
        with world.sitting(who("moderator", "nwrocu_rocta"), day, WHEN) as (by, at):
            for kind in Kind.values:
                listing.load(kind=kind, file=io.BytesIO(self.national.export(kind)), by=by, at=at)

    def _meanwhile(self) -> None:
        said = maps.newest()
        threats = [one for one in self.national.records.values() if one.kind == Kind.THREAT]
        for one in threats[::40]:
            one.cells["LRO"] = "DI Harker"
        for place, force in enumerate(FORCES[:3]):
            cells = {column.heading: "" for column in said.sheets[Kind.THREAT].columns}
            cells |= {"Name": f"Op Typed There {place + 1}", "Threat type": "OCG", "Threat area": "drugs",
                      "Owner": said.agencies[force], "Phase": "pursue"}  # fmt: skip
            reference = f"NT8{place:05d}"
            self.national.records[reference] = Record(Kind.THREAT, reference, "", cells)


def _everybody() -> list[Persona]:
    """Everybody who may be the one that enters: the region's moderator, and each force's co-ordinator."""
    return [who("moderator", "nwrocu_rocta"), *(who("coordinator", force) for force in FORCES)]
