"""Workbooks made to fill a machine, or that say two things at once: a sentence each, in bounded memory."""

# ruff: noqa: E501  tables of parts

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from fourfold.data.sources.reading import archive
from fourfold.data.sources.reading.tests.conftest import small
from fourfold.data.sources.reading.tests.test_workbooks import XLSX, saved

WHOLE = saved(["A1", "gmp", "01/02/2023", "fine"], ["A2", "gmp"])
SHEET, TEXTS, STYLES, TYPES = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
)
NAMED = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
NO_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'
MOST_MEGABYTES = 250  # of which the bare reader is 60

# Reads the file named and says what came of it, and the most memory that it held.
READ = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import archive
from fourfold.data.sources.reading.tests.conftest import CODES, small
from fourfold.data.sources.reading.validating import check_file
archive.MOST_TIMES = 10**9  # what stands behind the first bound must hold by itself
try:
    print(sum(len(one.good) for one in check_file(Path(sys.argv[1]), small(format="xlsx"), CODES)))
except Refused as refused:
    print(refused)
# Not ru_maxrss: that begins with what the process had from which this one was made.
print(next(int(line.split()[1]) for line in Path("/proc/self/status").open() if line.startswith("VmHWM")) // 1024)
"""


def changed(*, extra=(), drop=(), **parts):
    """The small workbook with parts changed by a function, left out or added, as bytes."""
    named = {SHEET: parts.get("sheet"), STYLES: parts.get("styles")}
    if texts := parts.get("texts"):
        named[TYPES] = put(b"</Types>", NAMED)
        extra = [*extra, (TEXTS, texts(NO_TEXTS))]
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WHOLE)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in (one for one in old.namelist() if one not in drop):
            new.writestr(name, (named.get(name) or bytes)(old.read(name)))
        for name, content in extra:
            new.writestr(name, content)
    return made.getvalue()


def put(mark, content, before=True):
    """A change of a part: content put before (or after) the first mark."""
    return lambda xml: xml.replace(mark, content + mark if before else mark + content, 1)


MANY = 24 << 20
BOMBS = {
    "one cell of 24 MB": ({"sheet": put(b"</sheetData>", b'<row r="9"><c r="A9" t="str"><v>' + b"x" * MANY + b"</v></c></row>")},
                          "A row of the workbook"),
    "a shared text of 24 MB": ({"texts": put(b"</sst>", b"<si><t>" + b"x" * MANY + b"</t></si>")}, "A row of the workbook"),
    "half a million texts": ({"texts": put(b"</sst>", b"<si><t>x</t></si>" * 500_000)}, "2"),
    "nothing but elements before the rows": ({"sheet": put(b"<sheetData>", b"<a/>" * (MANY // 4))}, "A row of the workbook"),
    "elements between the rows": ({"sheet": put(b"</sheetData>", b"".join(
        b'<row r="%d"/>' % row + b"<a/>" * 400_000 for row in range(10, 15)))}, "2"),
    "a row of a million cells": ({"sheet": put(b"</sheetData>", b'<row r="9">' + b"<c/>" * 1_000_000 + b"</row>")}, "beyond column 500"),
    "styles of 24 MB": ({"styles": put(b"<fonts", b"<a/>" * (MANY // 4))}, "“xl/styles.xml” in the workbook is larger than 4 MB"),
    "a sheet as large as can be": ({"sheet": put(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/>')}, "2"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_unpacks_hugely_is_read_in_bounded_memory(name, tmp_path):
    parts, said = BOMBS[name]
    path = tmp_path / "sent.xlsx"
    path.write_bytes(changed(**parts))
    asked = [sys.executable, "-c", READ, str(path)]
    answer = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=True)
    sentence, megabytes = answer.stdout.rsplit("\n", 2)[:2]
    assert said in sentence
    assert int(megabytes) < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (changed(sheet=put(b"</sheetData>", b" " * (65 << 20))), "unpacks to"),
        (changed(texts=put(b"<sst", b'<!DOCTYPE a [<!ENTITY b "c">]>')), "unfolds by itself"),
        (changed(sheet=lambda xml: xml.decode().encode("utf-16")), "damaged"),
        (changed(sheet=lambda xml: b'<?xml version="1.0" encoding="cp037"?>' + xml), "damaged"),
        (changed(texts=put(b"</sst>", b"<si><t>" + b"x" * 131_073 + b"</t></si>")), "longer than 131,072"),
        (changed(sheet=put(b"</sheetData>", b'<row r="1048577"/>')), "more than 1,048,576 rows"),
        (changed(sheet=put(b"</sheetData>", b'<row r="3"/>')), "out of order at row 4"),
        (changed(sheet=put(b"</sheetData>", b'<row r="4"><c r="B4"/><c r="B4"/></row>')), "out of order at row 4"),
        (changed(sheet=put(b"</sheetData>", b'<row r="4"><c r="XFD4"/></row>')), "beyond column 500"),
        (changed(extra=[(SHEET.upper(), b"<worksheet/>")]), "the same part twice"),
        (changed(extra=[("xl/workbook.bin", b"")]), "binary workbook (XLSB)"),
        (changed(drop=[TYPES], extra=[("mimetype", b""), ("content.xml", b"")]), "OpenDocument"),
        (changed(drop=[TYPES]), "not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old workbook (XLS) or one with a password"),
    ],
)  # fmt: skip
def test_what_no_spreadsheet_program_writes_is_refused_in_words(content, said, refusal):
    assert said in refusal(content, small(**XLSX))


def test_an_encrypted_part_is_a_workbook_with_a_password(refusal):
    content = bytearray(changed())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "with a password" in refusal(bytes(content), small(**XLSX))


def test_declared_sizes_are_summed_before_anything_is_unpacked(refusal, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 1000)
    assert "unpacks to more than 0 MB" in refusal(WHOLE, small(**XLSX))


def test_an_archive_in_the_archive_and_a_link_elsewhere_are_not_followed(check):
    content = changed(
        extra=[("xl/embeddings/inner.zip", changed())],
        sheet=put(b"</sheetData>", b'<row r="4"><c r="A4"><f>[1]Sheet1!A1</f><v>7</v></c><c r="B4" t="str"><v>gmp</v></c></row>'),
    )  # fmt: skip
    checked = check(content, small(**XLSX))
    assert len(checked.good) == 2
    assert checked.bad[0].sentences == ["Row 4, Ref: This is a formula, not a value."]
