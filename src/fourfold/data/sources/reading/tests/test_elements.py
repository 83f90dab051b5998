"""Elements of a part, however the bytes of it fall into mouthfuls."""

from __future__ import annotations

import io
from weakref import ref
from xml.etree.ElementTree import ParseError

import pytest
from openpyxl.xml.constants import SHEET_MAIN_NS

from fourfold.data.sources.reading import elements
from fourfold.data.sources.reading.archive import Part

ROW, MERGE = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "mergeCell"))
SHEET = (
    f'<worksheet xmlns="{SHEET_MAIN_NS}"><cols><col/></cols><sheetData>'
    + "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 40))
    + '</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells></worksheet>'
)


def read(text, *tags, most=1 << 20):
    part = Part(io.BytesIO(text.encode()), most)
    return [
        (one.tag, one.get("r") or one.get("ref"), "".join(one.itertext()))
        for one in elements.each(part, *tags)
    ]


@pytest.mark.parametrize("mouthful", [1, 7, 64, 1 << 13])
def test_each_comes_once_whole_and_in_order(monkeypatch, mouthful):
    monkeypatch.setattr(elements, "MOUTHFUL", mouthful)
    rows = [(ROW, str(number), str(number)) for number in range(1, 40)]
    merges = [(MERGE, "A1:B1", ""), (MERGE, "A2:B2", "")]
    assert read(SHEET, ROW, MERGE) == rows + merges
    assert read(SHEET, ROW) == rows and read(SHEET, MERGE) == merges


def test_what_was_read_is_let_go(monkeypatch):
    monkeypatch.setattr(elements, "MOUTHFUL", 512)
    part, seen, alive = Part(io.BytesIO(SHEET.encode()), 1 << 20), [], []
    for one in elements.each(part, ROW):
        seen.append(ref(one))
        alive.append(sum(found() is not None for found in seen))
    assert len(seen) == 39 and max(alive) < 20


def test_a_part_that_breaks_off_or_is_no_xml_is_told(monkeypatch):
    monkeypatch.setattr(elements, "MOUTHFUL", 64)
    for text in (SHEET[:-30], SHEET.replace("</row>", "</raw>", 1), SHEET + "<more/>", ""):
        with pytest.raises(ParseError):
            read(text, ROW)
