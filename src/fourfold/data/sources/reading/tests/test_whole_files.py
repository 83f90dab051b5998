"""A file that cannot be used is refused in a sentence that names the row, and nothing of it passes."""

import csv
from pathlib import Path

import pytest

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading.opening import open_file
from fourfold.data.sources.reading.tests.conftest import HEAD, small

ROW = "A1,Cheshire,01/02/2023,seen\n"


def test_an_empty_file_is_refused(refusal):
    assert refusal("") == "The file is empty. Nothing loaded."


def test_a_file_of_headings_alone_is_refused(refusal):
    assert refusal(HEAD) == "The file has headings but no rows. Nothing loaded."


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="There is no file to read"):
        open_file(tmp_path / "none.csv", small())


def test_a_letter_that_is_not_utf8_names_its_row_and_what_to_do(refusal):
    content = (HEAD + ROW * 10).encode() + "A2,Cheshire,01/02/2023,caf\xe9\n".encode("cp1252") + ROW.encode()
    said = refusal(content)
    assert said.startswith(
        "This file is not UTF-8: row 12 holds a letter that cannot be read. It may be Windows-1252"
    )


def test_the_row_of_a_bad_letter_is_right_beyond_the_first_block_and_with_line_ends_in_cells(refusal):
    rows = "".join(f'A{n},Cheshire,,"two\nlines"\n' for n in range(60_000))
    content = (HEAD + rows).encode() + b"B1,Cheshire,,\xff\n"
    assert "row 60,002" in refusal(content)


def test_windows_1252_is_read_when_the_map_allows_it(check):
    content = (HEAD + "A1,Cheshire,,café – done\n").encode("cp1252")
    assert check(content, small(encodings="[windows-1252]")).good[0][3] == "café – done"


def test_utf8_is_not_taken_for_windows_1252(refusal):
    content = (HEAD + "A1,Cheshire,,café\n").encode()
    assert "This file is UTF-8, and the column map allows Windows-1252" in refusal(
        content, small(encodings="[windows-1252]")
    )


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_unicode_is_read_when_allowed(check, codec):
    content = (HEAD + "A1,Cheshire,,Tŷ\n").encode(codec)
    assert check(content, small(encodings="[utf-8, utf-16]")).good[0][3] == "Tŷ"


def test_utf16_is_named_when_it_is_not_allowed(refusal):
    assert "This file is UTF-16" in refusal((HEAD + ROW).encode("utf-16"))


def test_a_file_that_stops_inside_a_letter_is_refused(refusal):
    assert refusal((HEAD + "A1,Cheshire,,caf\u00e9").encode()[:-1]) == "File stops at row 2. Nothing loaded."


def test_a_quotation_mark_that_is_never_closed_is_refused(refusal):
    said = refusal(HEAD + ROW * 3 + 'A5,Cheshire,,"never ends\n' + ROW * 5)
    assert said == "File stops at row 5: a quotation mark is opened there and never closed. Nothing loaded."


def test_a_quotation_mark_that_swallows_a_long_file_is_refused(refusal):
    assert "Row 2 holds a cell longer than 131,072" in refusal(HEAD + 'A5,Cheshire,,"never\n' + ROW * 20_000)


def test_a_last_row_cut_short_is_refused(refusal):
    said = refusal(HEAD + ROW * 3 + "A4,Chesh")
    assert said == "File stops at row 5: its last row has 2 cells, not 4. Nothing loaded."


def test_a_last_row_with_too_few_cells_and_a_line_end_is_only_a_bad_row(check):
    checked = check(HEAD + ROW + "A4,Cheshire\n")
    assert len(checked.good) == 1
    assert checked.bad[0].sentences == ["Row 3: The row has 2 cells, not 4."]


def test_a_whole_last_row_needs_no_line_end(check):
    assert len(check(HEAD + ROW.rstrip()).good) == 1


MARKED = {"end_mark": "{word: END, count_cell: 2}"}


def test_the_end_mark_is_taken_off_and_its_count_believed(check):
    assert len(check(HEAD + ROW + "A2,gmp,,\nEND,2\n\n,,,\n", small(**MARKED)).good) == 2


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("", "File stops at row 2: it should end with a line that starts “END”. Nothing loaded."),
        ("END,5", "File stops at row 3: its last line says 5 rows and it has 1. Nothing loaded."),
        (
            "END,lots",
            "The last line, row 3, should say how many rows the file has; it says “lots”. Nothing loaded.",
        ),
    ],
)
def test_a_missing_or_wrong_end_mark_is_refused(refusal, end, said):
    assert refusal(HEAD + ROW + end, small(**MARKED)) == said


def test_the_end_mark_is_found_when_it_stands_alone_in_a_later_chunk(check, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.csv_source.CHUNK", 2)
    rows = "".join(f"A{n},gmp,,\n" for n in range(4))
    checked = check(HEAD + rows + "END,4\n" + "\n" * 5, small(**MARKED))
    assert checked.rows == [2, 3, 4, 5]


def test_a_renamed_a_missing_an_extra_and_a_repeated_column_are_all_named(refusal):
    said = refusal("Ref,Event dates,Note,Note,Colour\nA1,,,,\n")
    assert said.splitlines() == [
        "The column “Note” is there twice. Nothing loaded.",
        "The column “Force” is missing. Nothing loaded.",
        "The column “Event date” is missing. Has it become “Event dates”? If so, add that to the column map. "
        "Nothing loaded.",
        "The column “Colour” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ]


def test_columns_may_come_in_any_order_with_extra_ones_listed(check):
    checked = check("note,COLOUR,force, ref ,Event  Date\nhi,red,gmp,A1,\n", small(extra_columns="[Colour]"))
    assert checked.good == [("A1", "gmp", None, "hi")]


def test_another_delimiter_is_named(refusal):
    assert "divided by “;”; the column map says “,”" in refusal((HEAD + ROW).replace(",", ";"))


def test_headings_may_stand_below_title_lines(check):
    checked = check("SOC register\n\n" + HEAD + ROW, small(header_row="3"))
    assert checked.rows == [4]


def test_the_wrong_kind_of_file_is_refused(refusal):
    assert "workbook (XLSX) or an archive, and the column map says CSV" in refusal(b"PK\x03\x04rest")
    assert "old workbook (XLS)" in refusal(b"\xd0\xcf\x11\xe0rest")
    assert "not a workbook" in refusal(HEAD + ROW, small(format="xlsx"))


def test_progress_is_told_in_rows_and_bytes(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.csv_source.CHUNK", 10_000)
    path = tmp_path / "many.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows(
            [HEAD.strip().split(","), *([f"A{n}", "gmp", "", ""] for n in range(25_000))]
        )
    told: list[tuple[int, int, int]] = []
    with open_file(path, small(), lambda *now: told.append(now)) as rows:
        assert [len(chunk.rows) for chunk in rows] == [10_000, 10_000, 5_000]
    size = path.stat().st_size
    assert [now[0] for now in told] == [10_001, 20_001, 25_001]
    assert told[-1] == (25_001, size, size)
