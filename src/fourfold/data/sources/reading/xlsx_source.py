"""Rows of one sheet of a workbook, a chunk at a time; a formula gives neither itself nor its value."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import refusals, sentences, workbook_refusals
from fourfold.data.sources.reading.archive import Archive
from fourfold.data.sources.reading.cells import CHUNK, Cell, Chunk, Fault, Row, shown
from fourfold.data.sources.reading.merged import Merged, joined
from fourfold.data.sources.reading.nested import number_as_text
from fourfold.data.sources.reading.workbook import merges_of, rows_of, sheets_of


class XlsxSource:
    """A workbook under a contract: `headings`, then `chunks()`; `row` is the number of the last row read."""

    def __init__(self, stream: BinaryIO, contract: Contract, archive: Archive | None = None) -> None:
        self._stream, self._archive = stream, archive
        self.row = 0
        self._rows = self._read(contract)
        above = contract.header_row + contract.header_rows - 1
        found = self._fill(above)
        if len(found) < above:
            raise Refused(refusals.EMPTY_FILE.say())
        self.headings = joined(found[-contract.header_rows :])

    @property
    def done(self) -> int:
        """Bytes passed so far, roughly: parts of the archive are read out of order."""
        return self._stream.tell()

    @property
    def ended(self) -> bool:
        """A workbook that can be read to its end is whole."""
        return True

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the headings, each without its empty cells at the end."""
        width = len(self.headings)
        while rows := self._fill(CHUNK):
            padded: list[Row] = [[*row, *[""] * (width - len(row))] if row else row for row in rows]
            yield Chunk(self.row - len(rows) + 1, padded)

    def _fill(self, wanted: int) -> list[list[Cell]]:
        rows = list(islice(self._rows, wanted))
        self.row += len(rows)
        return rows

    def _read(self, contract: Contract) -> Iterator[list[Cell]]:
        with reading():
            archive = self._archive or opened(self._stream)
            merges = merges_of(archive, contract)
            merged = Merged(merges, contract.header_row + contract.header_rows)
            for number, row in enumerate(rows_of(archive, contract, len(merges)), start=1):
                yield merged.fill(number, _trimmed(row))


def opened(stream: BinaryIO) -> Archive:
    """The parts of a workbook; Refused for what is none."""
    with reading():
        return Archive(stream, os.fstat(stream.fileno()).st_size)


def sheet_names(archive: Archive) -> list[str]:
    """The names of a workbook's sheets."""
    with reading():
        return list(sheets_of(archive))


@contextmanager
def reading() -> Iterator[None]:
    """What a damaged workbook raises becomes one refusal."""
    try:
        yield
    except (Refused, MemoryError):
        raise
    except Exception:
        # openpyxl, zipfile and the XML parser raise a dozen unrelated types for a damaged workbook.
        raise Refused(workbook_refusals.DAMAGED_WORKBOOK.say()) from None


def _trimmed(cells: list[dict[str, Any]]) -> list[Cell]:
    """The cells of a row, each in its place, without the empty ones at the end."""
    row: list[Cell] = []
    for cell in cells:
        if value := _cell(cell["value"], cell["data_type"]):
            row += [""] * (cell["column"] - 1 - len(row))
            row.append(value)
    return row


def _cell(value: Any, kind: str) -> Cell:
    if value is None:
        return ""
    if kind == "f":
        # Array formulas come as objects with their text inside.
        return Fault(str(getattr(value, "text", value) or "="), sentences.FORMULA.say())
    if isinstance(value, str):
        return Fault(value, sentences.ERROR_VALUE.say(found=shown(value))) if kind == "e" else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value
    return number_as_text(value)
