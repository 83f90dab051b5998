"""Files of any kind as a shipped column map wants them, from our own values, for tests."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.shape import Column, Contract, Format, Kind
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.models import Batch

WRITTEN = {
    "DD/MM/YYYY": "%d/%m/%Y",
    "DD-MM-YYYY": "%d-%m-%Y",
    "YYYY-MM-DD": "%Y-%m-%d",
    "YYYYMMDD": "%Y%m%d",
    "D Mon YYYY": "%d %b %Y",
}
Facts = Mapping[str, Any]


def contract_of(name: str) -> Contract:
    """A shipped column map, read."""
    return read_contract(shipped_maps()[name])


def written(name: str, *rows: Facts) -> bytes:
    """The bytes of a whole file with these rows, each as our values by our names.

    A value in square brackets is a cell as it is, whatever its column should hold; of a list, these are its items.
    """
    contract = contract_of(name)
    sent = [column for column in contract.columns if column.headings]
    headings = [column.headings[0] for column in sent]
    cells = [[_cell(contract, column, row.get(column.name)) for column in sent] for row in rows]
    if contract.format is Format.NDJSON:
        lines = (dict(zip(headings, row, strict=True)) for row in cells)
        whole = ({name: cell for name, cell in line.items() if cell != ""} for line in lines)
        return "".join(json.dumps(line) + "\n" for line in whole).encode()
    lines = [*[["title"]] * (contract.header_row - 1), headings, *cells]
    if contract.end_mark:
        lines.append([contract.end_mark.word, *([str(len(rows))] if contract.end_mark.count_cell else [])])
    return _workbook(contract, lines) if contract.format is Format.XLSX else _csv(contract, lines)


def received(viewer: Viewer, name: str, content: bytes, file_name: str = "") -> Batch:
    """The file, received in a transaction of the viewer's; it is called as its column map is, or as is said."""
    with viewing(viewer) as now:
        return receiving.receive(
            sender_id=viewer.agency_id or 0,
            what=contract_of(name).sends,
            column_map=name,
            file_name=file_name or name,
            file=io.BytesIO(content),
            by=viewer,
            at=now,
        )


def loaded(
    viewer: Viewer, name: str, *rows: Facts, content: bytes | None = None, file_name: str = ""
) -> Batch:
    """The file, received and loaded."""
    batch = received(viewer, name, written(name, *rows) if content is None else content, file_name)
    with viewing(viewer) as now:
        return loading.load(batch=batch, by=viewer, at=now)


def _cell(contract: Contract, column: Column, value: Any) -> Any:
    if value is None:
        return ""
    if column.kind is Kind.LIST:
        return value if contract.format is Format.NDJSON else column.separator.join(value)
    if isinstance(value, list):
        return value[0]
    if isinstance(value, date):
        return value if contract.format is Format.XLSX else value.strftime(WRITTEN[column.date_orders[0]])
    if column.kind is Kind.YES_NO:
        value = "yes" if value else "no"
    words = [word for word, meaning in column.words.items() if meaning == value]
    return words[0] if words else value


def _csv(contract: Contract, lines: Sequence[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=contract.delimiter).writerows(lines)
    return text.getvalue().encode(contract.encodings[0])


def _workbook(contract: Contract, lines: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = contract.sheet or "Rows"
    for line in lines:
        sheet.append([None if cell == "" else cell for cell in line])
    book.save(stream := io.BytesIO())
    return stream.getvalue()
