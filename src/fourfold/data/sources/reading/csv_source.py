"""Rows of a CSV file, a chunk at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import refusals, sentences
from fourfold.data.sources.reading.cells import CHUNK, Chunk, Fault, Row
from fourfold.data.sources.reading.encodings import (
    LONGEST_LINE,
    Lines,
    LineTooLongError,
    UnreadableError,
    unreadable,
)

LONGEST_CELL = (
    131_072  # The csv module's own limit, which also stops an unclosed quotation mark from eating the file.
)


class CsvSource:
    """A CSV file under a contract: `headings`, then `chunks()`; `row` is the number of the last row read."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self.lines = Lines(stream, contract.encodings)
        self.row = 0
        csv.field_size_limit(LONGEST_CELL)
        # strict: otherwise an unclosed quotation mark and letters after a closing one would pass in silence.
        self._reader = csv.reader(iter(self.lines), delimiter=contract.delimiter, strict=True)
        self.headings = self._headings(contract)

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self.lines.done

    @property
    def ended(self) -> bool:
        """Whether the last line had its line end."""
        return self.lines.ended

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the headings."""
        while rows := self._fill(CHUNK):
            yield Chunk(self.row - len(rows) + 1, rows, only_text=True)

    def _fill(self, wanted: int) -> list[Row]:
        rows: list[Row] = []
        try:
            while len(rows) < wanted:
                try:
                    rows.extend(islice(self._reader, wanted - len(rows)))
                    break
                except csv.Error as error:
                    rows.append([self._broken(error, self.row + len(rows) + 1)])
        except UnreadableError as error:
            raise unreadable(self.lines, self.row + len(rows) + 1, error.at_end) from None
        except LineTooLongError:
            raise Refused(
                refusals.LINE_TOO_LONG.say(row=self.row + len(rows) + 1, limit=LONGEST_LINE)
            ) from None
        self.row += len(rows)
        return rows

    def _broken(self, error: csv.Error, row: int) -> Fault:
        if "unexpected end of data" in str(error):
            raise Refused(refusals.STOPS_IN_QUOTES.say(row=row)) from None
        if "field larger than field limit" in str(error):
            raise Refused(refusals.CELL_TOO_LONG.say(row=row, limit=LONGEST_CELL)) from None
        return Fault(self.lines.last.rstrip("\r\n"), sentences.QUOTES.say())

    def _headings(self, contract: Contract) -> list[str]:
        found = self._fill(contract.header_row)
        if len(found) < contract.header_row:
            raise Refused(refusals.EMPTY_FILE.say())
        first = found[-1]
        faults: list[Said] = [cell.said for cell in first if isinstance(cell, Fault)]
        if faults:
            raise Refused(sentences.AT_ROW.say(row=contract.header_row, reason=str(faults[0])))
        texts = [str(cell) for cell in first]
        _check_delimiter(texts, contract)
        return texts


def _check_delimiter(texts: list[str], contract: Contract) -> None:
    others = [one for one in ",;\t|" if one != contract.delimiter and len(texts) == 1 and one in texts[0]]
    if others and len(contract.columns) > 1:
        found = max(others, key=texts[0].count)
        names = {"\t": "tab"}
        wanted = names.get(contract.delimiter, contract.delimiter)
        raise Refused(refusals.DELIMITER.say(found=names.get(found, found), wanted=wanted))
