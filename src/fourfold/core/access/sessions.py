"""Somebody's sessions: listed, used, ended; how many at once, and what ends them all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet

from fourfold.core.access import brake, user_agents, world
from fourfold.core.access.models import Session
from fourfold.core.access.session_store import BEGUN, BROWSER, lasts_until

WRITTEN_EVERY = timedelta(minutes=1)  # a page that is used often writes no more often than that
PROVED = "proved"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def begin(sender: object, request: Any, **rest: object) -> None:
    """Somebody signs in: since when, and in which browser. Whoever has just signed in has proved who they are."""
    now = world.now().isoformat()
    request.session[BEGUN] = request.session[PROVED] = now
    request.session[BROWSER] = user_agents.in_words(request.META.get("HTTP_USER_AGENT", ""))


def proved_at(session: SessionBase) -> datetime:
    """When whoever uses a session last proved who they are; long ago where it does not say."""
    return datetime.fromisoformat(session[PROVED]) if PROVED in session else LONG_AGO


def prove(session: SessionBase) -> None:
    """Note that whoever uses a session has just proved who they are. Its key changes, as at signing in."""
    session[PROVED] = world.now().isoformat()
    session.cycle_key()


def use(session: SessionBase) -> None:
    """Note that a session is used. Its row alone is touched, so that nothing else of it is written over."""
    row, now = getattr(session, "row", None), world.now()
    if row is None or row.user_id is None or now - row.used_at < WRITTEN_EVERY:
        return
    until = lasts_until(row.begun_at, now)
    Session.objects.filter(pk=row.pk).update(used_at=now, expire_date=until)


def of_person(user_id: int) -> list[Session]:
    """Somebody's sessions that go on, the one used last first."""
    return list(_going_on(user_id).order_by("-used_at"))


def sign_of(session_key: str) -> str:
    """What a page names a session by: its key would let whoever reads it in."""
    return brake.digest("session", session_key)[:16]


def make_room(user_id: int, but: str) -> int:
    """End those used longest ago where somebody has as many as are allowed at once; gives how many ended."""
    others = [one.pk for one in of_person(user_id) if one.pk != but]
    over = others[max(settings.SESSIONS_AT_ONCE - 1, 0) :]
    return _gone(Session.objects.filter(pk__in=over))


def end_of(user_id: int, *, but: str = "") -> int:
    """End somebody's sessions, but one; gives how many ended."""
    return _gone(Session.objects.filter(user_id=user_id).exclude(pk=but))


def end_one(user_id: int, sign: str) -> bool:
    """End one of somebody's sessions, by its sign."""
    found = [one.pk for one in of_person(user_id) if sign_of(one.pk) == sign]
    return bool(_gone(Session.objects.filter(pk__in=found)))


def remove_expired() -> int:
    """Remove those that are over; gives how many there were."""
    return _gone(Session.objects.filter(expire_date__lte=world.now()))


def _going_on(user_id: int) -> QuerySet[Session]:
    return Session.objects.filter(user_id=user_id, expire_date__gt=world.now())


def _gone(rows: QuerySet[Session]) -> int:
    return rows.delete()[0]
