"""What is written into the audit log within a block, although nobody who writes it may read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

BEGINS = "insert into audit_entry "


@dataclass(frozen=True)
class Entry:
    """One entry, as it was sent to the database."""

    actor: int | None
    agency: int | None
    role: str
    operation: str
    act: str
    kind: str
    target: str
    rows: int | None
    reason: str
    for_whom: int | None = None
    recipient: str = ""
    purpose: str = ""


@contextmanager
def entries() -> Iterator[list[Entry]]:
    """Every entry that the application adds in the block."""
    found: list[Entry] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if sql.startswith(BEGINS):
            found.append(Entry(*params))
        return answer

    with connection.execute_wrapper(listen):
        yield found
