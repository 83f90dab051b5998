"""What somebody has besides their password, and whether their roles demand it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fourfold.core.access import required
from fourfold.core.access.factors.models import App, PaperCode, Passkey
from fourfold.core.access.queries import granted_on


def app(user_id: int) -> App | None:
    """Somebody's authenticator app, or None."""
    return App.objects.filter(user_id=user_id, ended_at__isnull=True).first()


def has_one(user_id: int) -> bool:
    """Whether somebody has anything besides their password."""
    return app(user_id) is not None or passkeys(user_id).exists()


def passkeys(user_id: int) -> QuerySet[Passkey]:
    """Somebody's passkeys, the latest first."""
    return Passkey.objects.filter(user_id=user_id, ended_at__isnull=True).order_by("-pk")


def paper_codes_left(user_id: int) -> int:
    """How many recovery codes somebody has not used."""
    return PaperCode.objects.filter(user_id=user_id, used_at__isnull=True, ended_at__isnull=True).count()


def is_demanded(user_id: int, day: date) -> bool:
    """Whether one of somebody's roles of a day demands a second factor."""
    held = granted_on(day).filter(user_id=user_id).values_list("role", flat=True)
    return any(required.second_factor(role, day) for role in held)
