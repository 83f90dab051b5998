"""What falls with a role: its keys, and the sessions of whoever holds none. Done by the worker, and by an ending."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from fourfold.core.access import sessions
from fourfold.core.access.models import Grant, MachineKey, Session
from fourfold.core.access.queries import granted_on
from fourfold.core.history import clock


def let_fall(at: datetime) -> None:
    """End the keys of roles that have ended, the sessions of people without any, and remove sessions that are over."""
    today = clock.day_of(at)
    over = Grant.objects.filter(Q(ends_on__lt=today) | Q(user__is_active=False))
    _end_keys(MachineKey.objects.filter(grant__in=over), at)
    held = granted_on(today).filter(user__is_active=True).values("user_id")
    Session.objects.filter(user__isnull=False).exclude(user__in=held).delete()
    sessions.remove_expired()


def fall_with(grant: Grant, at: datetime) -> None:
    """At once, when a role is ended: its keys, and the sessions of its person where they hold no other."""
    _end_keys(MachineKey.objects.filter(grant=grant), at)
    if not granted_on(clock.day_of(at)).filter(user_id=grant.user_id).exists():
        sessions.end_of(grant.user_id)


def _end_keys(keys: QuerySet[MachineKey], at: datetime) -> None:
    keys.filter(ended_at__isnull=True).update(ended_at=at)
