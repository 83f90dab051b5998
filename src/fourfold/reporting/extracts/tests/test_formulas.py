"""No cell of a file is a formula, whatever somebody called a threat."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.reporting.extracts import files
from fourfold.reporting.extracts.definitions import definitions

MASTER = definitions()["soc-master-list"]
RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://example.invalid","x")')
STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def run(region):
    for name in RISKY:
        region.threat(name)
    return region.run(region.now())


def test_no_cell_of_the_csv_starts_as_a_formula(region, run):
    text = "".join(files.csv_pieces(run, MASTER, region.moderator))
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert [cell for cell in cells if cell.startswith(STARTS)] == []
    assert {name for name in RISKY if f"'{name}" in cells} == set(RISKY)


def test_a_workbook_holds_text_and_no_formula(region, run):
    with viewing(region.moderator):
        response = files.xlsx_response(run, MASTER)
    content = b"".join(response.streaming_content)
    response.close()
    book = zipfile.ZipFile(io.BytesIO(content))
    sheets = "".join(book.read(name).decode() for name in book.namelist() if "worksheets/" in name)
    assert "=1+1" in sheets and "@SUM(A1)" in sheets
    assert not re.search(r"<f[ >]|<hyperlink", sheets)
