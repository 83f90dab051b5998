"""When a moment of the past is settled, so that asking again gives the same rows."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from fourfold.core.history import clock


class NotYetSettled(Exception):
    """Somebody is still writing rows that belong before the moment asked for."""


def wait_until_settled(moment: datetime, *, patience: float = 5.0) -> None:
    """Return once no open write can add a row at or before `moment`; NotYetSettled after `patience` seconds."""
    ends = time.monotonic() + patience
    while not is_settled(moment):
        if time.monotonic() > ends:
            raise NotYetSettled(
                _(
                    "A load or change that began before this moment is still being written. "
                    "Ask again in a minute, or ask for an earlier moment."
                )
            )
        time.sleep(0.05)


def is_settled(moment: datetime) -> bool:
    """Whether every transaction that wrote at or before `moment` has ended."""
    with connection.cursor() as cursor:
        # The clock first: whoever starts writing after it is read can only stamp later moments.
        if moment > clock.read():
            return False
        # PostgreSQL shows a transaction the activity as it first looked: without this, waiting would never end.
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute("select oldest_open_write()")
        oldest = cursor.fetchone()[0]
    return oldest is None or moment < oldest


def period_of(table: str, moment: datetime) -> int:
    """The slice period of a table that holds what was live at `moment`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select no from history_period where table_name = %s and starts_at <= %s"
            " order by starts_at desc limit 1",
            [table, moment],
        )
        return cursor.fetchone()[0]
