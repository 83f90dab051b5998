"""What is written into the audit log within a block, although nobody who writes it may read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

BEGINS = "insert into audit_entry "
# Functions that add the entry of what they give: by whom, and the act.
OTHERS = {"select * from audit_days(": "audit.unusual", "select audit_words_of(": "audit.words"}
SEARCHES = "select audit_search("
FINDS = "select * from audit_find("


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
        if sql.startswith(FINDS):  # the database itself adds the entry of a reading
            found.append(_reading(*params[:5]))
        for begins, act in OTHERS.items():
            if sql.startswith(begins):
                found.append(Entry(*params[:3], "consultation", act, "audit", "", None, ""))
        if sql.startswith(SEARCHES):
            reader, agency, role, act, kind, for_whom, rows = params[:7]
            found.append(Entry(reader, agency, role, "consultation", act, kind, "", rows, "", for_whom))
        return answer

    with connection.execute_wrapper(listen):
        yield found


def _reading(reader: int, agency: int, role: str, act: str, asked: str) -> Entry:
    said = json.loads(asked)
    about = str(said.get("record") or said.get("person") or "")
    operation = "disclosure" if act == "audit.export" else "consultation"
    return Entry(reader, agency, role, operation, act, "audit", about, None, "")
