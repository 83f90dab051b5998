"""A file is opened under its column map: refused at once when it is the wrong thing, else read in
chunks to its end."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract, Format
from fourfold.data.sources.reading import nested_refusals, refusals, workbook_refusals
from fourfold.data.sources.reading.cells import MOST_COLUMNS, Chunk
from fourfold.data.sources.reading.csv_source import CsvSource
from fourfold.data.sources.reading.ending import Source, to_the_end
from fourfold.data.sources.reading.fixed_source import FixedSource
from fourfold.data.sources.reading.headings import place, trimmed
from fourfold.data.sources.reading.json_source import JsonSource
from fourfold.data.sources.reading.set_source import SetSource
from fourfold.data.sources.reading.xlsx_source import XlsxSource
from fourfold.data.sources.reading.xml_source import XmlSource

Progress = Callable[[int, int, int], None]
SOURCES: dict[Format, Callable[[BinaryIO, Contract], Source]] = {
    Format.CSV: CsvSource,
    Format.XLSX: XlsxSource,
    Format.NDJSON: JsonSource,
    Format.JSON: JsonSource,
    Format.FIXED: FixedSource,
    Format.XML: XmlSource,
    Format.ZIP: SetSource,
}
# How files begin that somebody sends for another: printed, formatted, or another export.
OTHERS = {b"%PDF-": "pdf", b"{\\rtf": "rtf", b"<!DOCT": "html", b"<html": "html", b"<?xml ": Format.XML}
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Rows(AbstractContextManager["Rows"]):
    """An open file: `headings` as sent, `places` of our columns; iterate once for its chunks.

    Refused may be raised by the last chunk too (a file is known to be whole only at its end), so what is
    taken from the chunks must be kept in one transaction.
    `on_progress(last row passed, bytes done, bytes in all)` is called after each chunk.
    """

    def __init__(self, stream: BinaryIO, contract: Contract, on_progress: Progress | None = None) -> None:
        self._stream = stream
        self._progress = on_progress
        self.contract = contract
        self.size = os.fstat(stream.fileno()).st_size
        check_start(stream, contract, self.size)
        self._source = _source(stream, contract)
        self.headings = trimmed(self._source.headings)
        if not any(self.headings):
            raise Refused(refusals.NO_HEADINGS.say(row=contract.header_row))
        if len(self.headings) > MOST_COLUMNS:
            raise Refused(refusals.TOO_MANY_COLUMNS.say(limit=MOST_COLUMNS))
        self.places = place(self.headings, contract)

    def __iter__(self) -> Iterator[Chunk]:
        for chunk in to_the_end(self._source, self.contract, len(self.headings)):
            yield chunk
            if self._progress:
                self._progress(
                    chunk.first + len(chunk.rows) - 1, min(self._source.done, self.size), self.size
                )

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def open_file(path: Path, contract: Contract, on_progress: Progress | None = None) -> Rows:
    """Open a file for reading under a column map, as a context manager; raises Refused with every
    fault it can see."""
    try:
        stream = path.open("rb")
    except OSError:
        raise Refused(refusals.NO_FILE.say()) from None
    try:
        return Rows(stream, contract, on_progress)
    except BaseException:
        stream.close()
        raise


def check_start(stream: BinaryIO, contract: Contract, size: int) -> None:
    """Refuse a file that begins as another kind of file does."""
    start = stream.read(16)
    stream.seek(0)
    if not size:
        raise Refused(refusals.EMPTY_FILE.say())
    if start.startswith(OLD_OFFICE):
        raise Refused(workbook_refusals.LOCKED_WORKBOOK.say())
    if contract.format is Format.ZIP and not start.startswith(ZIP):
        raise Refused(nested_refusals.NOT_SET.say())
    if contract.format not in (Format.XLSX, Format.ZIP) and start.startswith(ZIP):
        raise Refused(workbook_refusals.IS_WORKBOOK.say(wanted=contract.format.upper()))
    if contract.format is Format.XLSX and not start.startswith(ZIP):
        raise Refused(workbook_refusals.NOT_WORKBOOK.say())
    for begins, name in OTHERS.items():
        if start.removeprefix(BOM_UTF8).startswith(begins) and not _may_begin(contract.format, begins):
            said = refusals.OTHER_KIND.say(found=name.upper(), wanted=contract.format.upper())
            raise Refused(said)


def _may_begin(wanted: Format, begins: bytes) -> bool:
    # What an XML file may declare is the parser's to say.
    return wanted is Format.XML and begins in (b"<?xml ", b"<!DOCT")


def _source(stream: BinaryIO, contract: Contract) -> Source:
    return SOURCES[contract.format](stream, contract)
