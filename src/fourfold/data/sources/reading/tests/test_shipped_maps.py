"""A file written in the habit of each shipped map is read into our words."""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import Workbook

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.shape import Column, Contract, Format, Kind
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.reading.tests.invented import CODES

DAY = date(2023, 2, 28)
DAYS = {
    "DD/MM/YYYY": "28/02/2023",
    "D Mon YYYY": "28 Feb 2023",
    "YYYY-MM-DD": "2023-02-28",
    "DD-MM-YYYY": "28-02-2023",
    "YYYYMMDD": "20230228",
}


def cell(column: Column, native: bool) -> object:
    """A cell as this sender would write it."""
    word = next(iter(column.words), None) or next(iter(CODES.get(column.codes or "", {"Café": ""})))
    if column.kind is Kind.DAY:
        return DAY if native else DAYS[column.date_orders[0]]
    return "No" if column.kind is Kind.YES_NO and not column.words else word


def written(contract: Contract, row: list[object]) -> bytes:
    """One row under the map's headings, in its format and encoding."""
    headings = [column.headings[0] for column in contract.columns if column.headings]
    if contract.format is Format.NDJSON:
        return (json.dumps(dict(zip(headings, row, strict=True))) + "\n").encode()
    rows = [*[["title"]] * (contract.header_row - 1), headings, row]
    if contract.end_mark:
        rows.append([contract.end_mark.word, "1"])
    if contract.format is Format.XLSX:
        return workbook(rows, contract.sheet)
    csv.writer(stream := io.StringIO(), delimiter=contract.delimiter).writerows(rows)
    return stream.getvalue().encode(contract.encodings[0])


def workbook(rows: list[list[object]], sheet: str | None) -> bytes:
    """The bytes of a workbook with one sheet."""
    book = Workbook()
    book.active.title = sheet or "Sheet"
    for row in rows:
        book.active.append(row)
    book.save(stream := io.BytesIO())
    return stream.getvalue()


@pytest.mark.parametrize("name", [name for name in shipped_maps() if name.startswith("threats_")])
def test_a_row_in_the_habit_of_each_sender_is_good(check, name):
    contract = read_contract(shipped_maps()[name])
    sent = [column for column in contract.columns if column.headings]
    row = [cell(column, contract.format is Format.XLSX) for column in sent]
    checked = check(written(contract, row), contract, CODES)
    assert [bad.sentences for bad in checked.bad] == []
    good = dict(zip(contract.names, checked.good[0], strict=True))
    assert good["kind"] == "ocg" and good["first_identified"] == DAY
    assert good["phase"] in CODES["phases"] and good["owner_agency"] in CODES["agencies"]
    assert good["is_soc"] in (True, False) and good["affected_councils"][0] in CODES["councils"]
