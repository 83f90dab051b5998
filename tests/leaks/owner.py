"""A line to the test database as its owner, beside the test's own transaction: what is said on it is done at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections

LINES: list[psycopg.Connection[tuple[str, ...]]] = []


@contextmanager
def line() -> Iterator[None]:
    """The line, open while the block runs."""
    known = connections["owner"].get_connection_params()
    given = {
        name: value for name, value in known.items() if name in ("dbname", "user", "password", "host", "port")
    }
    with psycopg.connect(**given, autocommit=True) as opened:
        LINES.append(opened)
        yield
        LINES.remove(opened)


def say(sql: str) -> list[tuple[str, ...]]:
    """Run a statement as the owner."""
    found = LINES[-1].execute(sql.encode())
    return found.fetchall() if found.description else []
