"""Sessions in words: by the browser's own time, since a session goes by it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from fourfold.core.access import sessions
from fourfold.core.access.models import Session
from fourfold.core.ui import formats


@dataclass(frozen=True)
class DeviceLine:
    """A session as a line of a table."""

    sign: str
    browser: str
    begun: str
    used: str
    this_one: bool


def line(session: Session, key_in_use: str) -> DeviceLine:
    """One session, and whether the page is read in it."""
    return DeviceLine(
        sign=sessions.sign_of(session.pk),
        browser=session.browser or _("a browser that does not say which it is"),
        begun=formats.moment(session.begun_at),
        used=formats.moment(session.used_at),
        this_one=session.pk == key_in_use,
    )


def limits() -> str:
    """How long a session lasts, and how many there may be, in one sentence."""
    return _(
        "A device is signed out after %(idle)s minutes without use, and %(hours)s hours after signing in. You may be"
        " signed in on %(most)s at once; the one used longest ago makes room."
    ) % {
        "idle": settings.SESSION_IDLE_MINUTES,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
        "most": settings.SESSIONS_AT_ONCE,
    }
