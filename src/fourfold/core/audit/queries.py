"""How far the log is sealed. Of its entries the application may read none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True)
class LastBlock:
    """The newest block: its era and number, its hash in hexadecimal, and when it was sealed."""

    era: int
    no: int
    hash: str
    sealed_at: datetime


@dataclass(frozen=True)
class Block(LastBlock):
    """A block with how many entries it seals."""

    entries: int


def newest_blocks(most: int = 20) -> list[Block]:
    """The newest blocks, the newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select era, no, encode(hash, 'hex'), sealed_at, entries from audit_block order by era desc, no desc"
            " limit %s",
            [most],
        )
        return [Block(*row) for row in cursor.fetchall()]


def last_block() -> LastBlock | None:
    """The newest block; None while nothing is sealed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select era, no, encode(hash, 'hex'), sealed_at from audit_block order by era desc, no desc limit 1"
        )
        row = cursor.fetchone()
    return LastBlock(*row) if row else None
