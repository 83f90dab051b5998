"""How the log stands: how far it was checked and found whole, and how far the seal is behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

# Above this somebody has to look: a load that takes minutes holds the seal back, nothing else should.
LATE = timedelta(minutes=15)
# What a turn of the check looks at: a statement of the application has fifteen seconds, on a busy machine too.
BLOCKS_A_TURN, ENTRIES_A_TURN = 600, 50_000


@dataclass(frozen=True)
class Checked:
    """What the running check came to: the last block that it found whole, and the block where it stopped, if any."""

    began: datetime
    at: datetime
    era: int
    no: int
    entries: int
    sealed_at: datetime | None
    fault: str


@dataclass(frozen=True)
class Unsealed:
    """What no block seals yet: how many entries (100,000 at most are counted), and since when the oldest waits."""

    entries: int
    since: datetime | None

    def lag(self, now: datetime) -> timedelta:
        """For how long the oldest has waited."""
        return max(now - self.since, timedelta()) if self.since else timedelta()


def checked() -> Checked | None:
    """The check that runs day by day, as far as it is; None before its first turn."""
    row = _row(
        "select began, at, era, no, entries, sealed_at, fault from audit_checked order by pass desc limit 1"
    )
    return Checked(*row) if row else None


def check() -> int:
    """Go on with the check; gives how many blocks it looked at."""
    row = _row(f"select audit_check({BLOCKS_A_TURN}, {ENTRIES_A_TURN})")
    return int(row[0]) if row else 0


def unsealed() -> Unsealed:
    """What waits to be sealed."""
    row = _row("select entries, since from audit_unsealed()")
    return Unsealed(*row) if row else Unsealed(0, None)


def machine_time() -> datetime:
    """The machine's own time, by which entries are stamped and sealed, in a demonstration too."""
    row = _row("select clock_timestamp()")
    assert row is not None
    found: datetime = row[0]
    return found


def _row(question: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(question)
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found
