"""Every file of the plan, in the order in which it arrives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.demo import REORGANISED
from fourfold.demo.files import faults, rendering, writing
from fourfold.demo.forces import SENDERS, Sender
from fourfold.demo.invented.dice import dice
from fourfold.demo.region import calendar
from fourfold.demo.region.corrections import state
from fourfold.demo.region.shapes import PlannedThreat, Region, Verb

SENT_AGAIN = 0.03
# Where Cumbria's districts went on the day of its reorganisation.
INTO = {
    **dict.fromkeys(("E07000026", "E07000028", "E07000029"), "E06000063"),
    **dict.fromkeys(("E07000027", "E07000030", "E07000031"), "E06000064"),
}


@dataclass(frozen=True)
class SentFile:
    """A file as it arrives: from whom, when, under which column map, with how many rows, of what."""

    sender: str
    day: date
    name: str
    column_map: str
    content: bytes
    rows: int
    keys: frozenset[str]
    what: str = "threats"


def every_file(region: Region) -> Iterator[SentFile]:
    """The files of all senders, sender by sender, each in order of days."""
    for sender in SENDERS:
        yield from files_of(region, sender)


def files_of(region: Region, sender: Sender) -> Iterator[SentFile]:
    """One sender's files, in order of days."""
    return _Sending(region, sender).files()


def file_of(sender: Sender, day: date, rows: dict[str, dict[str, Any]]) -> SentFile:
    """One file of a sender: rows, by key, in the cells of the column map in use on that day."""
    name = map_of(sender, day)
    content = writing.file_of(contract(name), [rows[key] for key in sorted(rows)])
    return SentFile(sender.code, day, sender.file_name.format(day), name, content, len(rows), frozenset(rows))


def map_of(sender: Sender, day: date) -> str:
    """The column map in use: Cumbria's names the two new councils from the day on which they exist."""
    return (
        f"{sender.column_map}_before_2023"
        if sender.code == "cumbria" and day < REORGANISED
        else sender.column_map
    )


def with_councils_of(day: date, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the councils that exist on a day."""
    if day < REORGANISED:
        return facts
    return {
        **facts,
        "affected_councils": sorted({INTO.get(code, code) for code in facts["affected_councils"]}),
    }


@cache
def contract(name: str) -> Contract:
    """A shipped column map, read."""
    return read_contract(shipped_maps()[name])


class _Sending:
    """One sender's files. Now and then a row is sent again as it was, which must change nothing."""

    def __init__(self, region: Region, sender: Sender) -> None:
        self._sender, self._threats = sender, region.of(sender.code)
        self._bad = [row for row in region.bad_rows if row.sender == sender.code]
        self._dice = dice("sent again by", sender.code, region.seed)
        self._last: dict[str, dict[str, Any]] = {}

    def files(self) -> Iterator[SentFile]:
        for day in calendar.file_days(self._sender.code):
            name = map_of(self._sender, day)
            rows = {**self._again(), **self._good(contract(name), day)}
            self._last |= rows
            rows |= {bad.key: faults.cells(contract(name), bad) for bad in self._bad if bad.day == day}
            if rows:
                yield file_of(self._sender, day, rows)

    def _good(self, into: Contract, day: date) -> dict[str, dict[str, Any]]:
        sent = [one for one in self._threats if one.arrives == day or _corrected(one, day)]
        return {one.key: rendering.cells(into, with_councils_of(day, state(one, day))) for one in sent}

    def _again(self) -> dict[str, dict[str, Any]]:
        # Cumbria's map changes, so its rows would not be the same again.
        if self._sender.code == "cumbria":
            return {}
        return {
            key: row
            for key, row in self._last.items()
            if self._dice.random() < SENT_AGAIN / self._sender.every
        }


def _corrected(threat: PlannedThreat, day: date) -> bool:
    return any(act.day == day and act.verb is Verb.CORRECT for act in threat.acts)
