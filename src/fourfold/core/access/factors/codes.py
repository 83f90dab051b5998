"""Codes: those of an app, which change every half minute, and those on paper, which work once. Plain Python."""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import datetime

import pyotp

SECONDS = 30  # how long an app shows a code
EITHER_SIDE = 1  # clocks differ: the code before and the one after are taken too
PAPER_CODES = 10
# Letters and figures that are not taken for one another when read aloud or off paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """A secret of 160 random bits, in base 32."""
    return pyotp.random_base32(32)


def in_groups(secret: str) -> str:
    """A secret as it is typed: groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def address(secret: str, name: str) -> str:
    """What the QR code says to an app."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Fourfold")


def step_of(moment: datetime) -> int:
    """The half minute in which a moment falls, counted from 1970."""
    return int(moment.timestamp()) // SECONDS


def code_at(secret: str, step: int) -> str:
    """What an app shows in a half minute."""
    return pyotp.HOTP(secret).at(step)


def step_shown(secret: str, written: str, moment: datetime) -> int | None:
    """The half minute whose code was written, of those about a moment; None where it is none of them.

    All are compared, whichever fits, so that the time taken tells nothing.
    """
    code, now = plain(written), step_of(moment)
    about = range(now - EITHER_SIDE, now + EITHER_SIDE + 1)
    fits = [step for step in about if hmac.compare_digest(code_at(secret, step), code)]
    return fits[-1] if fits else None


def new_paper_codes() -> list[str]:
    """Ten codes for paper, of 49 random bits each, such as k4tm9-xwdh2."""
    return [
        "-".join("".join(secrets.choice(SIGNS) for _ in range(5)) for _ in range(2))
        for _ in range(PAPER_CODES)
    ]


def plain(written: str) -> str:
    """A code without what people put between its signs."""
    return re.sub(r"[^a-z0-9]", "", written.lower())
