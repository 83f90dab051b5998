"""Outlines of force areas for maps, and how many people live in them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


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
    """People by the force's code, by the last count up to a day; a force not counted by then is not supplied."""
    counted = [(code, count) for code, count in _counts() if count.on_day <= on]
    return dict(sorted(counted, key=lambda pair: pair[1].on_day))


@cache
def _counts() -> tuple[tuple[str, Population], ...]:
    with (HERE / "populations.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (
                row["force"],
                Population(int(row["people"]), date.fromisoformat(row["on_day"]), row["source"], row["note"]),
            )
            for row in csv.DictReader(lines)
        )
