"""What a reader asks of the page: the year of the events, and one or two days as known on which they are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fourfold.core.history import clock

EVENT, RECORD = "event", "record"
FILE = Path(__file__).parent / "first_shown.yaml"


@dataclass(frozen=True)
class Moment:
    """A day as known at its end; `moment` is never later than what the page itself may know."""

    day: date
    moment: datetime


@dataclass(frozen=True)
class Asked:
    """The year, of events or of record dates; its days to compare, the earlier first, or one where both are the same;
    and when the rest is known."""

    year: int
    year_of: str
    moments: tuple[Moment, ...]
    known: Moment

    @property
    def days(self) -> dict[str, tuple[str, ...]]:
        """The year as the list of disruptions is narrowed to it."""
        first, last = self.first_day.isoformat(), self.last_day.isoformat()
        return {f"{self.year_of}_from": (first,), f"{self.year_of}_to": (last,)}

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)


@dataclass(frozen=True)
class FirstShown:
    """What is shown until a reader chooses."""

    year: int
    year_of: str
    days: tuple[date, ...]


@cache
def first_shown() -> FirstShown:
    """The year and the days of the file that comes with the platform."""
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return FirstShown(said["year"], said["year_of"], tuple(said["days"]))


def asked(answers: Mapping[str, Any], latest: datetime) -> Asked:
    """What the form's answers ask, with the file's for those left empty; no day is later than `latest` allows."""
    today, usual = clock.day_of(latest), first_shown()
    chosen = [answers.get(name) or day for name, day in zip(("first", "second"), usual.days, strict=True)]
    days = sorted({min(day, today) for day in chosen})
    return Asked(
        year=answers.get("year") or usual.year,
        year_of=answers.get("year_of") or usual.year_of,
        moments=tuple(_known(day, latest) for day in days),
        known=Moment(today, latest),
    )


def _known(day: date, latest: datetime) -> Moment:
    return Moment(day, min(clock.end_of(day), latest))
