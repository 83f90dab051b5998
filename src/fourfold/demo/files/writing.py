"""Rows become the bytes of a file. The same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

import xlsxwriter

from fourfold.data.sources.contracts.shape import Contract, Format
from fourfold.demo.files import nesting
from fourfold.demo.files.faults import Formula

TITLES = ("Serious and organised crime register", "Invented data")
FIXED = datetime(2021, 6, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook says when it was made


def file_of(contract: Contract, rows: Sequence[dict[str, Any]]) -> bytes:
    """A whole file in the sender's format, encoding and manner."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    if contract.nested:
        plain = [{heading: _plain(cell) for heading, cell in row.items()} for row in rows]
        by_format = {Format.XML: nesting.xml, Format.ZIP: nesting.csv_set}
        return by_format.get(contract.format, nesting.ndjson)(contract, plain)
    if contract.format is Format.NDJSON:
        return _ndjson(rows)
    if contract.format is Format.FIXED:
        return _fixed(contract, rows)
    lines: list[list[Any]] = [[title] for title in TITLES[: contract.header_row - 1]]
    lines += [
        *_headings(contract, headings),
        *([row.get(heading, "") for heading in headings] for row in rows),
    ]
    if contract.end_mark:
        lines.append([contract.end_mark.word, *([str(len(rows))] if contract.end_mark.count_cell else [])])
    return _xlsx(contract, lines) if contract.format is Format.XLSX else _csv(contract, lines)


def _headings(contract: Contract, headings: Sequence[str]) -> list[list[Any]]:
    """One row of headings, or as many as the map has, a group above what belongs to it."""
    if contract.header_rows == 1:
        return [list(headings)]
    groups = [heading.split(" / ") for heading in headings]
    return [
        [one[level] if len(one) > level else "" for one in groups] for level in range(contract.header_rows)
    ]


def _ndjson(rows: Iterable[dict[str, Any]]) -> bytes:
    lines = (json.dumps({name: _plain(cell) for name, cell in row.items() if cell != ""}) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _csv(contract: Contract, lines: Iterable[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=contract.delimiter).writerows(
        [_plain(cell) for cell in line] for line in lines
    )
    return text.getvalue().encode(contract.encodings[0])


def _fixed(contract: Contract, rows: Sequence[dict[str, Any]]) -> bytes:
    spans = {column.headings[0]: column.at for column in contract.columns if column.at}
    length = contract.line_length or max(end for _start, end in spans.values())
    named = {heading: heading for heading in spans}
    lines = [_line(spans, row, length) for row in ([named] if contract.header_row else []) + list(rows)]
    if mark := contract.end_mark:
        at = mark.count_at
        lines.append(f"{mark.word:{at[0]}}{len(rows):0{at[1] - at[0]}}" if at else mark.word)
    return "".join(f"{line}\r\n" for line in lines).encode(contract.encodings[0])


def _line(spans: dict[str, tuple[int, int]], row: dict[str, Any], length: int) -> str:
    line = " " * length
    for heading, (start, end) in spans.items():
        text = str(_plain(row.get(heading, "")))[: end - start].replace("\n", " ")
        line = line[:start] + text.ljust(end - start) + line[end:]
    return line


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
        if contract.merged_cells:
            _merge(sheet, contract, lines)
    return content.getvalue()


def _write(sheet: Any, line: int, place: int, cell: Any, days: Any) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(line, place, cell.text)
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), days)
    elif isinstance(cell, str):
        if cell:
            sheet.write_string(line, place, cell)
    else:
        sheet.write_number(line, place, cell)


def _merge(sheet: Any, contract: Contract, lines: Sequence[list[Any]]) -> None:
    """Groups over their columns, single headings over both rows, and the first column down over what is the same."""
    top, low = contract.header_row - 1, contract.header_row + contract.header_rows - 2
    for group, found in groupby(range(len(lines[top])), key=lambda place: lines[top][place]):
        places = list(found)
        if not lines[low][places[0]]:
            sheet.merge_range(top, places[0], low, places[0], group)
        elif len(places) > 1:
            sheet.merge_range(top, places[0], top, places[-1], group)
    body = range(low + 1, len(lines))
    for value, found in groupby(body, key=lambda number: lines[number][0]):
        numbers = list(found)
        if len(numbers) > 1 and isinstance(value, str):
            sheet.merge_range(numbers[0], 0, numbers[-1], 0, value)
