"""Where sessions lie: a table of our own, which says whose each is, since when, in which browser, and when it was used.

Django's own has no person in it, so that nobody could see theirs, nor end them. This is the module that SESSION_ENGINE
names. How long one lasts is worked out here alone, from when it began and when it was used last.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Stored

from fourfold.core.access import world

BEGUN, BROWSER = "begun", "browser"


class SessionStore(Stored):
    """One session. `row` is what the table had of it when it was read."""

    row: Any = None

    @classmethod
    def get_model_class(cls) -> Any:
        from fourfold.core.access.models import Session

        return Session

    def _get_session_from_db(self) -> Any:
        self.row = super()._get_session_from_db()  # type: ignore[misc]
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        now = world.now()
        begun = datetime.fromisoformat(data[BEGUN]) if BEGUN in data else now
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.begun_at, row.used_at, row.browser = begun, now, data.get(BROWSER, "")
        row.expire_date = lasts_until(begun, now)
        return row


def lasts_until(begun: datetime, used: datetime) -> datetime:
    """Until when a session lasts that is not used again: so long idle at most, and so long altogether."""
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    return min(used + idle, begun + timedelta(seconds=settings.SESSION_COOKIE_AGE))
