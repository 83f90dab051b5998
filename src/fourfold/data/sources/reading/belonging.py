"""The rows of a set that belong to records, found by the key that joins them, on disk and not in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any


class Belonging:
    """Rows by part and key, in a file of SQLite's own that has no name and is gone when it is closed."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.executescript(
            "pragma journal_mode = off; pragma synchronous = off; pragma temp_store = file;"
            "create table belonging (part text, key text, row integer, cells text);"
            "create table record (key text primary key) without rowid;"
        )

    def add(self, part: str, rows: Iterator[tuple[str, int, dict[str, str]]]) -> int:
        """Keep rows (key, number, cells by heading) of a part; gives how many there are."""
        made = ((part, key, row, json.dumps(cells)) for key, row, cells in rows)
        return self._base.executemany("insert into belonging values (?, ?, ?, ?)", made).rowcount

    def complete(self) -> None:
        """All rows are in: they can be looked for."""
        self._base.execute("create index by_key on belonging (key, part, row)")

    def of(self, key: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of each part that belong to a record, in the order of their files."""
        self._base.execute("insert or ignore into record values (?)", (key,))
        found: dict[str, list[dict[str, Any]]] = {}
        asked = "select part, cells from belonging where key = ? order by part, row"
        for part, cells in self._base.execute(asked, (key,)):
            found.setdefault(part, []).append(json.loads(cells))
        return found

    def left(self) -> Iterator[tuple[str, int, str, str]]:
        """Part, number, key and cells of each row that belongs to no record that was looked for."""
        return iter(
            self._base.execute(
                "select part, row, key, cells from belonging"
                " where key not in (select key from record) order by part, row"
            )
        )

    def close(self) -> None:
        """Forget everything."""
        self._base.close()
