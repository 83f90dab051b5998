"""The upload file: made from its rows, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import xlsxwriter

from fourfold.core.ui.exports import harmless
from fourfold.reporting.exchange.maps import NationalMap, national_map
from fourfold.reporting.exchange.models import Sent, Upload

WIDTH = 22


def rows(upload: Upload, sent: Iterable[Sent]) -> Iterator[list[str]]:
    """The cells of a file, its headings first."""
    said = national_map(upload.map_version)
    yield said.headings(upload.kind)
    for one in sent:
        yield _row(one, upload.kind, said)


def _row(one: Sent, kind: str, said: NationalMap) -> list[str]:
    cells = said.sheets[kind].cells(one.content)
    # Its national reference is what a receipt, a list or a sender said it is, and may be anything.
    return [one.row, said.acts[one.act], one.reference, harmless(one.known_as), *cells.values()]


def as_csv(cells: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 with the mark that spreadsheets need."""
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return ("\ufeff" + out.getvalue()).encode()


def digest(upload: Upload, sent: Iterable[Sent]) -> str:
    """SHA-256 of the CSV file."""
    return hashlib.sha256(as_csv(rows(upload, sent))).hexdigest()


def write_xlsx(file: IO[bytes], name: str, cells: Iterable[Sequence[str]]) -> None:
    """A workbook of one sheet; every cell is text, so that no program reads a reference as a number or a day."""
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                    "strings_to_numbers": False}) as book:  # fmt: skip
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 20, WIDTH)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(cells):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text)
