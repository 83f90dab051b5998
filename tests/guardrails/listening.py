"""What a page read of case rows, and what it wrote into the audit log, heard at the connection itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from fourfold.core.access.tests.listening import Entry, entries
from tests.guardrails import cases

READ = re.compile(r'\b(?:from|join)\s+"?(\w+)"?', re.IGNORECASE)


@dataclass
class Heard:
    """The case tables that were read, and the entries that were added."""

    tables: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Heard]:
    """Everything in the block."""
    heard, known = Heard(), set(cases.every_table(cases.scoped()))

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        heard.tables.update(known.intersection(READ.findall(str(sql))))
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(listen))
        heard.entries = stack.enter_context(entries())
        yield heard
