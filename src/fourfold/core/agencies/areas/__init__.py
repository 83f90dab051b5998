"""Outlines of force areas for maps, and how many people live in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fourfold.core.agencies import register
from fourfold.core.agencies.tables import Line, lines

HERE = Path(__file__).parent
COUNT = ("force", "people", "on_day", "source", "licence", "note")
MOST_PEOPLE = 99_999_999


@dataclass(frozen=True)
class Outline:
    """A force area as SVG path data, and where its label may stand; units are those of the picture."""

    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class Picture:
    """All outlines in one SVG view box, by the force's code."""

    view_box: str
    forces: dict[str, Outline]
    attribution: str


@dataclass(frozen=True)
class Population:
    """How many people live in a force area on a day, and who says so."""

    people: int
    on_day: date
    source: str
    note: str


@cache
def picture() -> Picture:
    """The outlines that come with the platform: six forces of one region, in under 25 kB."""
    read = json.loads((HERE / "outlines.json").read_text(encoding="utf-8"))
    forces = {code: Outline(one["path"], tuple(one["label"])) for code, one in read["forces"].items()}
    return Picture(read["view_box"], forces, f"{read['attribution']} {read['licence']}.")


def populations(on: date) -> dict[str, Population]:
    """People by the force's code, by the last count up to a day; a force not counted by then is not supplied.

    FileWrong when the file of counts cannot be used.
    """
    counted = [(code, count) for code, count in _counts() if count.on_day <= on]
    return dict(sorted(counted, key=lambda pair: pair[1].on_day))


@cache
def _counts() -> tuple[tuple[str, Population], ...]:
    return counts(HERE / "populations.csv", {row.code for row in register.read().agencies})


def counts(path: Path, codes: set[str]) -> tuple[tuple[str, Population], ...]:
    """Every count in a file, with the code of its force; FileWrong says what must be put right, and where."""
    return tuple(_count(line, codes) for line in lines(path, COUNT, once=(["force", "on_day"],)))


def _count(line: Line, codes: set[str]) -> tuple[str, Population]:
    people, on_day = line.number_up_to("people", MOST_PEOPLE), line.day("on_day", needed=True)
    assert on_day is not None  # it is needed
    said = line.text("source", needed=True), line.text("note")
    return line.known("force", codes, needed=True), Population(people, on_day, *said)
