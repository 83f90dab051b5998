"""Rows become the bytes of a file. The same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from fourfold.data.sources.contracts.shape import Contract, Format
from fourfold.demo.files.faults import Formula

TITLES = ("Serious and organised crime register", "Invented data")
FIXED = datetime(2021, 6, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook says when it was made


def file_of(contract: Contract, rows: Sequence[dict[str, Any]]) -> bytes:
    """A whole file in the sender's format, encoding and manner."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    if contract.format is Format.NDJSON:
        return _ndjson(rows)
    lines: list[list[Any]] = [[title] for title in TITLES[: contract.header_row - 1]]
    lines += [list(headings), *([row.get(heading, "") for heading in headings] for row in rows)]
    if contract.end_mark:
        lines.append([contract.end_mark.word, *([str(len(rows))] if contract.end_mark.count_cell else [])])
    return _xlsx(contract, lines) if contract.format is Format.XLSX else _csv(contract, lines)


def _ndjson(rows: Iterable[dict[str, Any]]) -> bytes:
    lines = (json.dumps({name: _plain(cell) for name, cell in row.items() if cell != ""}) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(contract: Contract, lines: Iterable[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=contract.delimiter).writerows(
        [_plain(cell) for cell in line] for line in lines
    )
    return text.getvalue().encode(contract.encodings[0])


def _plain(cell: Any) -> Any:
    return cell.text if isinstance(cell, Formula) else cell


def _xlsx(contract: Contract, lines: Sequence[list[Any]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": FIXED})
        sheet, days = (
            book.add_worksheet(contract.sheet or "Rows"),
            book.add_format({"num_format": "dd/mm/yyyy"}),
        )
        for number, line in enumerate(lines):
            for place, cell in enumerate(line):
                _write(sheet, number, place, cell, days)
    return content.getvalue()


def _write(sheet: Any, line: int, place: int, cell: Any, days: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(line, place, cell.text)
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), days)
    elif cell != "":
        sheet.write_string(line, place, cell)
