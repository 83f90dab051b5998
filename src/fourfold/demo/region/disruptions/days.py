"""When disruptions happen, are recorded by their agency, and reach the platform with a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.region import calendar

YEAR, NEXT_YEAR = date(2022, 1, 1), date(2023, 1, 1)
BEGUN = date(2021, 7, 1)  # no threat has arrived long before
AFTER_THREATS = timedelta(days=10)  # the file of disruptions follows that of threats
# The file of 14 July 2023, an hour before a visitor comes: what was claimed too high is lowered in it.
DIP_SAMPLE = date(2023, 7, 14)
LAGS = (0, 1, 1, 2, 3, 5, 8, 14, 20)  # days from event to record


@dataclass(frozen=True)
class Dates:
    """When it happened, when its agency recorded it, and the day of the file that brings it."""

    event_on: date
    record_date: date
    arrives: date


def file_days(sender: str) -> list[date]:
    """The days on which a sender's disruptions arrive."""
    days = (day + AFTER_THREATS for day in calendar.file_days(sender))
    return [day for day in days if BEGUN < day <= calendar.LAST_ACT]


class Days:
    """Draws days for one sender."""

    def __init__(self, dice: Random, sender: str) -> None:
        self._dice, self.sender = dice, sender
        self.early = [day for day in file_days(sender) if day <= FIRST_EXTRACT]
        self.late = [day for day in file_days(sender) if day > FIRST_EXTRACT]

    def on_time(self) -> Dates:
        """Recorded in 2022, and here before the first extract."""
        return self._by_next_file(YEAR + timedelta(days=1), self.early[-1] - timedelta(days=1))

    def late_entry(self) -> Dates:
        """Recorded in 2022, mostly in its second half, and here only after the first extract."""
        arrives = self._dice.choice(self.late)
        record = NEXT_YEAR - timedelta(days=1 + int(self._dice.triangular(0, 363, 20)))
        return Dates(self._event(record, YEAR), record, arrives)

    def event_before(self) -> Dates:
        """Happened in the last weeks of 2021, recorded in 2022."""
        record = YEAR + timedelta(days=self._dice.randint(1, 40))
        return Dates(YEAR - timedelta(days=self._dice.randint(1, 50)), record, self._next(record))

    def new_year(self) -> Dates:
        """Recorded on 1 January 2022, which the two wordings of the extract treat differently."""
        return Dates(YEAR - timedelta(days=self._dice.randint(0, 3)), YEAR, self._next(YEAR))

    def year_before(self) -> Dates:
        """Happened and recorded in 2021."""
        return self._by_next_file(BEGUN + timedelta(days=5), YEAR - timedelta(days=1), BEGUN)

    def record_after(self) -> Dates:
        """Happened in 2022, recorded in 2023."""
        record = NEXT_YEAR + timedelta(days=self._dice.randint(0, (self.late[-1] - NEXT_YEAR).days - 1))
        event = NEXT_YEAR - timedelta(days=self._dice.randint(1, 120))
        return Dates(event, record, self._next(record))

    def year_after(self) -> Dates:
        """Happened and recorded in 2023."""
        return self._by_next_file(NEXT_YEAR, self.late[-1] - timedelta(days=1), NEXT_YEAR)

    def _by_next_file(self, first: date, last: date, earliest: date = YEAR) -> Dates:
        record = first + timedelta(days=self._dice.randint(0, (last - first).days))
        return Dates(self._event(record, earliest), record, self._next(record))

    def _event(self, record: date, earliest: date) -> date:
        return max(record - timedelta(days=self._dice.choice(LAGS)), earliest)

    def _next(self, record: date) -> date:
        return next(day for day in (*self.early, *self.late) if day > record)
