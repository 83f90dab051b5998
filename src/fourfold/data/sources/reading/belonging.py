"""The rows of a set that belong to records, found by the key that joins them, on disk and not in memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import nested_refusals
from fourfold.data.sources.reading.archive import LARGEST

LARGEST_RECORD = 4 << 20  # characters that belong to one record
BESIDES = 60  # what the base itself needs for a row, roughly


class Belonging:
    """Rows by part and key, in a file of SQLite's own that has no name and is gone when it is closed.

    Short lines need more room here than in their file, and rows of a key that many records have are given to each of
    them: both are counted, and neither may come to more than the largest archive unpacks to.
    """

    def __init__(self) -> None:
        self._kept = self._given = 0
        self._base = sqlite3.connect("")
        self._base.executescript(
            "pragma journal_mode = off; pragma synchronous = off; pragma temp_store = file;"
            "create table belonging (part text, key text, row integer, cells text);"
            "create table record (key text primary key) without rowid;"
        )

    def add(self, part: str, rows: Iterator[tuple[str, int, dict[str, str]]]) -> int:
        """Keep rows (key, number, cells by heading) of a part; gives how many there are."""
        made = (self._counted(part, key, row, json.dumps(cells)) for key, row, cells in rows)
        return self._base.executemany("insert into belonging values (?, ?, ?, ?)", made).rowcount

    def _counted(self, part: str, key: str, row: int, cells: str) -> tuple[str, str, int, str]:
        self._kept += len(key) + len(cells) + BESIDES
        _check(self._kept)
        return part, key, row, cells

    def complete(self) -> None:
        """All rows are in: they can be looked for."""
        self._base.execute("create index by_key on belonging (key, part, row)")

    def of(self, key: str, row: int) -> dict[str, list[dict[str, Any]]]:
        """The rows of each part that belong to a record (`row` of its file), in the order of their files."""
        self._base.execute("insert or ignore into record values (?)", (key,))
        found: dict[str, list[dict[str, Any]]] = {}
        size = 0
        asked = "select part, cells from belonging where key = ? order by part, row"
        for part, cells in self._base.execute(asked, (key,)):
            size += len(cells)
            if size > LARGEST_RECORD:
                raise Refused(nested_refusals.RECORD_TOO_LONG.say(row=row, limit=LARGEST_RECORD >> 20))
            found.setdefault(part, []).append(json.loads(cells))
        self._given += size
        _check(self._given)
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


def _check(size: int) -> None:
    if size > LARGEST:
        raise Refused(nested_refusals.SET_TOO_BIG.say(limit=LARGEST >> 20))
