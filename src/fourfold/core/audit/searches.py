"""The words of searches: kept apart from the log, for a time that a dated setting gives, and read for a reason.

An entry is never changed, so no words stand in it: what somebody looked for may be a name.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import connection

from fourfold.core.audit.actions import Actor, entries
from fourfold.core.audit.reading import Auditor
from fourfold.core.history import clock

FILE = Path(__file__).parent / "searches.yaml"


def searched(act: str, *, by: Actor, kind: str, words: str, at: datetime, rows: int | None = None) -> None:
    """Add an entry of a search, with its words beside it until their time is over."""
    day = clock.day_of(at)
    given: list[Any] = [
        by.user_id, by.agency_id, by.role, act, kind, by.for_whom, rows, words, day + timedelta(days=keep_days(day)),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select audit_search(%s, %s, %s, %s, %s, %s, %s, %s, %s)", given)
    entries.add(act)


def words_of(entry: int, *, why: str, by: Auditor) -> str | None:
    """The words of a search that the reader audits; None where there are none (any more). The reason is an entry."""
    given: list[Any] = [
        by.user_id,
        by.agency_id,
        by.role,
        entry,
        why,
        list(by.audits.within),
        by.audits.nobodys,
    ]
    with connection.cursor() as cursor:
        cursor.execute("select audit_words_of(%s, %s, %s, %s, %s, %s, %s)", given)
        found: str | None = cursor.fetchone()[0]
    entries.add("audit.words")
    return found


def forget() -> int:
    """Remove words whose time is over; gives how many."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_forget_searches()")
        return int(cursor.fetchone()[0])


def keep_days(day: date) -> int:
    """For how many days the words of a search of a day are kept; none where no line of the setting has begun."""
    return next((days for begins, days in reversed(_setting()) if begins <= day), 0)


@cache
def _setting() -> tuple[tuple[date, int], ...]:
    lines = yaml.safe_load(FILE.read_text())
    return tuple(sorted((line["from"], int(line["keep_days"])) for line in lines))
