"""Files: harmless cells, a cover that tells the truth, and the same digest in both kinds."""

import csv
import hashlib
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.core.ui import exports, spreadsheets
from fourfold.core.ui.exports import Cover
from fourfold.core.ui.lists import Column

COLUMNS = (
    Column("reference", "Reference"),
    Column("name", "Name"),
    Column("risk", "Risk"),
    Column("day", "Event date"),
)
ROWS = [
    ("NW-OCG-0417", "=1+1", 48, date(2023, 1, 4)),
    ("NW-VUL-0032", 'Llinell Môr, "Tern"', None, None),
    ("CH-SPI-0108", "@SUM(A1)", Decimal("-3.5"), datetime(2023, 7, 4, 23, 30, tzinfo=UTC)),
]
COVER = Cover(
    title="Threats",
    who="DI Ellis, LRO, North Wales Police",
    run_at=datetime(2023, 1, 9, 8, 0, tzinfo=UTC),
    as_of=datetime(2023, 1, 5, 0, 0, tzinfo=UTC),
    filters=("Moderated", "Not Tier 5"),
    marking="OFFICIAL-SENSITIVE. Police and named partners only",
)


def text_of(response):
    return b"".join(response.streaming_content).decode()


def lines_of(response):
    return list(csv.reader(io.StringIO(text_of(response).removeprefix("\ufeff"))))


def book_of(rows=ROWS):
    file = io.BytesIO()
    spreadsheets.write(file, COVER, COLUMNS, rows)
    return openpyxl.load_workbook(file)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert exports.harmless(f"{start}cmd") == f"'{start}cmd"


@given(st.text())
def test_no_text_of_any_kind_leaves_as_a_formula(text):
    assert not exports.plain(text).startswith(exports.RISKY_STARTS)


def test_a_csv_file_says_what_it_is_before_and_after_its_rows(settings):
    settings.DEMONSTRATION = True
    lines = lines_of(exports.csv_response(COVER, COLUMNS, ROWS))
    said = {line[0]: line[1] for line in lines if line[0].startswith("# ")}
    assert said["# Marking"] == COVER.marking
    assert said["# Data"] == "Invented data"
    assert said["# Filters"] == "Moderated; Not Tier 5"
    assert said["# As known"] == "4 January 2023, 23:59"
    assert said["# Run"] == "9 January 2023, 08:00:00 GMT"
    assert said["# Run by"] == COVER.who
    assert said["# Rows"] == "3"
    assert lines[-1] == ["# Marking", COVER.marking]


def test_a_real_file_does_not_say_invented(settings):
    settings.DEMONSTRATION = False
    assert "nvented" not in text_of(exports.csv_response(COVER, COLUMNS, ROWS))


def test_a_bare_csv_file_holds_the_header_and_the_rows_only():
    assert lines_of(exports.csv_response(COVER, COLUMNS, ROWS, bare=True)) == [
        ["Reference", "Name", "Risk", "Event date"],
        ["NW-OCG-0417", "'=1+1", "48", "2023-01-04"],
        ["NW-VUL-0032", 'Llinell Môr, "Tern"', "not known", "not known"],
        ["CH-SPI-0108", "'@SUM(A1)", "-3.5", "2023-07-05T00:30:00+01:00"],
    ]


def test_a_csv_file_is_sent_while_its_rows_are_still_being_read():
    read = []

    def rows():
        for number in range(2000):
            read.append(number)
            yield (f"NW-{number}", "", number, None)

    content = iter(exports.csv_response(COVER, COLUMNS, rows()).streaming_content)
    next(content)
    assert 0 < len(read) < 1000
    assert b"# Rows,2000" in b"".join(content)


def test_the_digest_is_of_the_header_and_the_rows_and_is_the_same_in_both_files():
    bare = text_of(exports.csv_response(COVER, COLUMNS, ROWS, bare=True)).removeprefix("\ufeff")
    expected = hashlib.sha256(bare.encode()).hexdigest()
    assert ["# Digest", expected] in lines_of(exports.csv_response(COVER, COLUMNS, ROWS))
    assert ("Digest", expected) in list(book_of()["Cover"].values)


def test_the_digest_of_an_extract_is_kept_when_it_has_one():
    cover = Cover(title="Threats", who="A. Rees", run_at=COVER.run_at, digest="9c4e")
    assert ["# Digest", "9c4e"] in lines_of(exports.csv_response(cover, COLUMNS, ROWS))


def test_a_workbook_has_its_cover_first_with_the_count_of_its_rows():
    book = book_of()
    assert book.sheetnames == ["Cover", "Rows"]
    said = dict(book["Cover"].values)
    assert said["Marking"] == COVER.marking
    assert said["Title"] == "Threats"
    assert said["Rows"] == "3"


def test_a_workbook_keeps_numbers_and_days_and_runs_no_formula():
    rows = list(book_of()["Rows"].iter_rows(min_row=2))
    assert [cell.value for cell in rows[0]] == ["NW-OCG-0417", "=1+1", 48, datetime(2023, 1, 4)]
    assert rows[0][1].data_type == "s"
    assert [cell.value for cell in rows[1]][2:] == ["not known", "not known"]
    assert [cell.value for cell in rows[2]][1:] == ["@SUM(A1)", -3.5, datetime(2023, 7, 5, 0, 30)]


def test_the_marking_stands_on_every_printed_sheet():
    assert {sheet.oddHeader.center.text for sheet in book_of()} == {COVER.marking}


def test_a_long_list_goes_over_several_sheets_and_loses_no_row(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ROWS_OF_A_SHEET", 3)
    book = book_of([(f"NW-{number}", "", number, None) for number in range(5)])
    assert book.sheetnames == ["Cover", "Rows", "Rows 2", "Rows 3"]
    assert [row[2] for name in book.sheetnames[1:] for row in list(book[name].values)[1:]] == [0, 1, 2, 3, 4]


def test_files_are_saved_under_a_plain_name_and_kept_by_no_cache():
    text, book = exports.csv_response(COVER, COLUMNS, ROWS), spreadsheets.xlsx_response(COVER, COLUMNS, ROWS)
    for response in (text, book):
        assert "fourfold-threats-2023-01-04." in response["Content-Disposition"]
        assert "no-store" in response["Cache-Control"]
    book.file_to_stream.close()
