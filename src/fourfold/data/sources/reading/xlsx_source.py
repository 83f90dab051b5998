"""Rows of one sheet of a workbook, a chunk at a time; a formula gives neither itself nor its value."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from openpyxl import load_workbook

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import CHUNK, Cell, Chunk, Fault, Row, as_text, shown

LARGEST = 4 << 30  # bytes unpacked: a million rows of twenty columns is about one
LARGEST_TEXTS = 512 << 20  # the table of shared texts is held in memory
MOST_ROWS = 1_048_576  # the format's own limit


class XlsxSource:
    """A workbook under a contract: `headings`, then `chunks()`; `row` is the number of the last row read."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self._stream = stream
        self.row = 0
        _check_size(stream)
        self._rows = self._read(contract)
        found = self._fill(contract.header_row)
        if len(found) < contract.header_row:
            raise Refused(sentences.EMPTY_FILE.say())
        self.headings = [as_text(cell) for cell in found[-1]]

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
            padded = [[*row, *[""] * (width - len(row))] if row else row for row in rows]
            yield Chunk(self.row - len(rows) + 1, padded)

    def _fill(self, wanted: int) -> list[Row]:
        rows: list[Row] = list(islice(self._rows, wanted))
        self.row += len(rows)
        if self.row > MOST_ROWS:
            raise Refused(sentences.TOO_MANY_ROWS.say(limit=MOST_ROWS))
        return rows

    def _read(self, contract: Contract) -> Iterator[list[Cell]]:
        try:
            with warnings.catch_warnings():
                # openpyxl warns of formatting it drops; only values matter here.
                warnings.simplefilter("ignore")
                self._stream.seek(0)
                book = load_workbook(self._stream, read_only=True, data_only=False, keep_links=False)
                sheet = _choose(book, contract)
                # Some programs write a wrong size for the sheet; its rows are believed instead.
                sheet.reset_dimensions()
            for row in sheet.iter_rows():
                yield _trimmed([_cell(cell.value, cell.data_type) for cell in row])
        except (Refused, MemoryError):
            raise
        except Exception:
            # openpyxl, zipfile and the XML parser raise a dozen unrelated types for a damaged workbook.
            raise Refused(sentences.DAMAGED_WORKBOOK.say()) from None


def _check_size(stream: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except Exception:
        raise Refused(sentences.DAMAGED_WORKBOOK.say()) from None
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    for size, limit in ((sum(part.file_size for part in parts), LARGEST), (texts, LARGEST_TEXTS)):
        if size > limit:
            raise Refused(sentences.WORKBOOK_TOO_BIG.say(limit=limit >> 20))


def _choose(book: Any, contract: Contract) -> Any:
    names = ", ".join(sheet.title for sheet in book.worksheets)
    if contract.sheet is None:
        if len(book.worksheets) != 1:
            raise Refused(sentences.WHICH_SHEET.say(sheets=names))
        return book.worksheets[0]
    for sheet in book.worksheets:
        if sheet.title.strip().casefold() == contract.sheet.strip().casefold():
            return sheet
    raise Refused(sentences.NO_SHEET.say(sheet=contract.sheet, sheets=names))


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


def number_as_text(value: Any) -> str:
    """A number as a person typed it: whole numbers without a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and not row[-1]:
        row.pop()
    return row
