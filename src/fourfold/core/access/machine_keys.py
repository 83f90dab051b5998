"""Keys for machines: what one looks like, how it is found, and whether it holds.

A key has 256 random bits, so that its plain SHA-256 is kept: nobody finds it again from that, and slow hashing would
cost every call a second. It begins with the platform's name, so that programs that look for forgotten secrets know it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import date

from django.db.models import QuerySet

from fourfold.core.access.models import MachineKey

WRITTEN = re.compile(r"fourfold_([a-z0-9]{8})_([A-Za-z0-9_-]{43})")
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def made_up() -> tuple[str, str]:
    """A sign and a secret, as `text` puts them together."""
    return "".join(secrets.choice(SIGNS) for _ in range(8)), secrets.token_urlsafe(32)


def text(sign: str, secret: str) -> str:
    """The key as its machine sends it."""
    return f"fourfold_{sign}_{secret}"


def digest_of(secret: str) -> str:
    """What is kept of a key's secret part."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find(written: str, day: date) -> MachineKey | None:
    """The key that was sent, if it is one and holds on a day; nothing tells why it does not."""
    parts = WRITTEN.fullmatch(written)
    if parts is None:
        return None
    key = MachineKey.objects.select_related("user").filter(sign=parts[1]).first()
    if key is None or not hmac.compare_digest(key.digest, digest_of(parts[2])):
        return None
    return key if goes_on(key, day) else None


def goes_on(key: MachineKey, day: date) -> bool:
    """Whether nobody ended a key and its last day has not passed."""
    return key.ended_at is None and key.last_day >= day


def of_person(user_id: int) -> list[MachineKey]:
    """Everything that somebody made, the latest first."""
    return list(_whole().filter(user_id=user_id).order_by("-pk"))


def key(number: int) -> MachineKey | None:
    """One key, or None."""
    return _whole().filter(pk=number).first()


def in_force(user_id: int, day: date) -> int:
    """How many keys somebody has that hold."""
    return MachineKey.objects.filter(user_id=user_id, ended_at__isnull=True, last_day__gte=day).count()


def _whole() -> QuerySet[MachineKey]:
    return MachineKey.objects.select_related("user", "grant", "ended_by")
