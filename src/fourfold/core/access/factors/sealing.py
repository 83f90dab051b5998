"""Sealing what has to be read again: the secret of an app, under a key that is not in the database.

Whoever copies the database, or writes SQL as the application, has no codes without the environment's key.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NotOurs(Exception):
    """What was to be opened was not sealed here, is too old, or its key is gone."""


def seal(plain: str) -> str:
    """Seal a text under the first key."""
    return _keys().encrypt(plain.encode()).decode()


def opened(sealed: str, *, within: int | None = None) -> str:
    """The text that was sealed, under any key; `within` so many seconds. Raises NotOurs."""
    try:
        return _keys().decrypt(sealed.encode(), ttl=within).decode()
    except InvalidToken:
        raise NotOurs from None


def digest(person: int, written: str) -> str:
    """A keyed digest of something short that somebody holds: it cannot be tried out on a copy of the database."""
    key = hashlib.sha256(b"fourfold.recovery" + settings.FACTOR_KEYS[0].encode()).digest()
    return hmac.new(key, f"{person} {written}".encode(), hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))
            for key in settings.FACTOR_KEYS
        ]
    )
