"""The reason that somebody gave before they read something: kept in their session for that page, for half an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

KEPT = timedelta(minutes=30)
MOST = 20  # pages for which a session keeps a reason
NAME = "reasons"


def given(session: Any, path: str, now: datetime) -> str:
    """The reason that was given for a page and still holds; empty where there is none."""
    reason, until = session.get(NAME, {}).get(path, ("", ""))
    return reason if until > now.isoformat() else ""


def keep(session: Any, path: str, reason: str, now: datetime) -> None:
    """Let a reason hold for a page."""
    held = {one: kept for one, kept in session.get(NAME, {}).items() if kept[1] > now.isoformat()}
    held.pop(path, None)
    newest = dict(list(held.items())[-(MOST - 1) :])
    session[NAME] = newest | {path: (reason, (now + KEPT).isoformat())}


def latest(session: Any) -> str:
    """The reason that was given last: most often the next is the same."""
    return next(reversed(list(session.get(NAME, {}).values())), ("",))[0]
