"""The platform's clock, read from the database and nowhere else."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

LONDON = ZoneInfo("Europe/London")


def read() -> datetime:
    """The moment now, as this platform's database has it; read once, at the edge."""
    with connection.cursor() as cursor:
        cursor.execute("select fourfold_now()")
        return cursor.fetchone()[0]


def advance(*, to: datetime) -> datetime:
    """Move the clock of a demonstration, test or bench database forward; refused on a live one."""
    with connection.cursor() as cursor:
        cursor.execute("select advance_clock(%s)", [to])
        return cursor.fetchone()[0]


def end_of(day: date) -> datetime:
    """The last moment of a day in London, in UTC: an as-of day ends at midnight."""
    tomorrow = datetime.combine(day + timedelta(days=1), time(), LONDON)
    return tomorrow.astimezone(UTC) - timedelta(microseconds=1)


def day_of(moment: datetime) -> date:
    """The day in London on which a moment falls."""
    return moment.astimezone(LONDON).date()
