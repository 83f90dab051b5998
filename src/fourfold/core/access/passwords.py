"""Passwords: one that is handed over works once, within a day, to choose one's own."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import make_password
from django.utils.crypto import get_random_string

from fourfold.core.access.models import User

# Letters and figures that are not taken for one another when read aloud or off paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, SIGNS_A_GROUP = 4, 4
# The mark stands in the salt, beside the hash that it belongs to: whatever replaces the password removes it.
MARK = "onetime"


def made_up() -> str:
    """A password of 79 random bits, such as k4tm-9xwd-h2pv-c7ru."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(SIGNS_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def one_time_hash(password: str) -> str:
    """What is kept of a password that works once."""
    return make_password(password, salt=MARK + get_random_string(22), hasher="pbkdf2_sha256")


def is_one_time(user: User) -> bool:
    """Whether a person still has the password that somebody handed to them."""
    return f"${MARK}" in user.password
