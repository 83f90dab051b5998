"""A list as an XLSX workbook, written row by row: a long list takes no more memory than a short one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse
from django.utils.translation import gettext as _
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from . import formats
from .exports import Cover, Tally, attached, plain
from .lists import Column

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS_OF_A_SHEET = 1_048_576
WIDTH = 22


def xlsx_response(cover: Cover, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> FileResponse:
    """A workbook: the cover first, then the rows, over as many sheets as they need."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write(file, cover, columns, rows)
    file.seek(0)
    return attached(FileResponse(file, content_type=KIND), cover.file_name("xlsx"))


def write(file: IO[bytes], cover: Cover, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Tally:
    """Writes the workbook to an open file; gives the count and digest of its rows."""
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": cover.title, "status": cover.marking, "created": _naive(cover.run_at)})
        sheet, tally = book.add_worksheet(_("Cover")), Tally()
        _Rows(book, cover, columns, tally).write(rows)
        _write_cover(book, sheet, cover, tally)
    return tally


class _Rows:
    """The sheets that hold the rows."""

    def __init__(self, book: Workbook, cover: Cover, columns: Sequence[Column], tally: Tally) -> None:
        self.book, self.cover, self.tally = book, cover, tally
        self.labels = [str(column.label) for column in columns]
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "d mmm yyyy"})
        self.moment = book.add_format({"num_format": "d mmm yyyy hh:mm:ss"})
        self.sheets = 0

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        sheet, line = self._sheet(), 1
        self.tally.line(self.labels)
        for row in rows:
            if line == MOST_ROWS_OF_A_SHEET:
                sheet, line = self._sheet(), 1
            self.tally.line(row)
            for column, value in enumerate(row):
                self._cell(sheet, line, column, value)
            line, self.tally.rows = line + 1, self.tally.rows + 1

    def _sheet(self) -> Worksheet:
        self.sheets += 1
        name = _("Rows") if self.sheets == 1 else f"{_('Rows')} {self.sheets}"
        sheet = self.book.add_worksheet(name)
        _mark(sheet, self.cover)
        sheet.set_column(0, max(len(self.labels) - 1, 0), WIDTH)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for column, label in enumerate(self.labels):
            sheet.write_string(0, column, label, self.bold)
        return sheet

    def _cell(self, sheet: Worksheet, line: int, column: int, value: Any) -> None:
        """Text is written as text whatever it starts with; numbers and days stay numbers and days."""
        if isinstance(value, datetime):
            sheet.write_datetime(line, column, _naive(value), self.moment)
        elif isinstance(value, date):
            sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), self.day)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            sheet.write_number(line, column, value)
        else:
            sheet.write_string(line, column, value if isinstance(value, str) and value else plain(value))


def _write_cover(book: Workbook, sheet: Worksheet, cover: Cover, tally: Tally) -> None:
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    _mark(sheet, cover)
    sheet.set_column(0, 0, WIDTH)
    sheet.set_column(1, 1, WIDTH * 4)
    counted = [(_("Rows"), formats.number(tally.rows)), (_("Digest"), cover.digest or tally.digest)]
    for line, (label, value) in enumerate([*cover.facts(), *counted]):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, value, wrapped)


def _mark(sheet: Worksheet, cover: Cover) -> None:
    """The marking at the head and foot of every printed sheet."""
    marking = cover.marking.replace("&", "&&")
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_header(f"&C{marking}")
    sheet.set_footer(f"&C{marking}&R&P / &N")


def _naive(moment: datetime) -> datetime:
    """London's clock without its zone: a spreadsheet's cells and properties have no zones."""
    return formats.in_london(moment.astimezone(UTC)).replace(tzinfo=None)
