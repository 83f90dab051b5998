"""When a worker counts as gone, and how often one piece of work is begun."""

from __future__ import annotations

from datetime import datetime, timedelta

BEATS_EVERY = 2.0  # seconds between two signs of life of a worker, and between two words of how far it is
GONE_AFTER = 30.0  # seconds without a sign of life
LOOKS_EVERY = 1.0  # seconds between two looks into an empty queue
MOST_ATTEMPTS = 5  # work that ends its worker again and again is not begun for ever


def is_overdue(asked_at: datetime, now: datetime) -> bool:
    """Whether work has waited so long that a worker, if there were one, would have looked."""
    return now - asked_at > timedelta(seconds=GONE_AFTER)


def may_begin_again(attempts: int) -> bool:
    """Whether work that was begun and not ended this many times is taken up once more."""
    return attempts < MOST_ATTEMPTS
