"""The rhythm of the region: days of files, of assessing, of the moderators' panel, of decisions."""

from __future__ import annotations

from datetime import date, timedelta

from fourfold.demo import LAST_DAY, STARTS_AT
from fourfold.demo.forces import BY_CODE

FIRST_DAY = STARTS_AT.date()
LAST_ACT = LAST_DAY - timedelta(days=1)
PANEL, DECISIONS, HEARINGS = (
    3,
    4,
    4,
)  # Thursday, Friday, Friday: a challenge is decided after the decisions of that day
CHALLENGES = 0  # Monday


def on_weekday(after: date, weekday: int) -> date:
    """The first day after `after` that falls on a weekday."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def file_days(sender: str) -> list[date]:
    """The days on which a sender's files arrive: the first in June 2021, the last before the replay ends."""
    habit = BY_CODE[sender]
    months = [
        date(2021 + (5 + month) // 12, (5 + month) % 12 + 1, habit.sends_on)
        for month in range(0, 26, habit.every)
    ]
    return [day for day in months if FIRST_DAY < day < LAST_DAY]


def next_file(sender: str, after: date) -> date | None:
    """The day of a sender's first file after a day; None when the replay ends before it."""
    return next((day for day in file_days(sender) if day > after), None)
