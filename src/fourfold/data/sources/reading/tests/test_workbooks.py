"""Workbooks: native dates, formulas that are not believed, sheets to choose from."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from fourfold.data.sources.reading.tests.conftest import HEAD, small

XLSX = {"format": "xlsx"}
HEADINGS = HEAD.strip().split(",")


def saved(*rows, sheets=("Sheet",), above=()):
    """The bytes of a workbook whose first sheet holds the rows under the usual headings."""
    book = Workbook()
    book.active.title = sheets[0]
    for name in sheets[1:]:
        book.create_sheet(name)
    for row in (*above, HEADINGS, *rows):
        book.active.append(row)
    book.save(stream := io.BytesIO())
    return stream.getvalue()


def test_native_dates_numbers_and_short_rows_are_read(check):
    content = saved([123, "gmp", date(2023, 2, 1)], ["A2", "gmp", datetime(2023, 2, 1), 1.5], ["A3", "gmp"])
    checked = check(content, small(**XLSX))
    day = date(2023, 2, 1)
    assert checked.good == [("123", "gmp", day, None), ("A2", "gmp", day, "1.5"), ("A3", "gmp", None, None)]


def test_a_formula_gives_neither_itself_nor_its_value(check):
    checked = check(saved(["A1", "gmp", None, "=1+1"], ["A2", "=B2", None, None]), small(**XLSX))
    assert [bad.sentences for bad in checked.bad] == [
        ["Row 2, Note: This is a formula, not a value."],
        ["Row 3, Force: This is a formula, not a value."],
    ]
    assert not checked.good and '"=1+1"' in checked.bad[0].raw


def test_an_error_value_and_a_reference_turned_into_a_date_are_held_back(check):
    checked = check(saved(["A1", "gmp", None, "#REF!"], [date(2023, 2, 1), "gmp"]), small(**XLSX))
    assert [bad.sentences[0] for bad in checked.bad] == [
        "Row 2, Note: The workbook shows an error here: #REF!.",
        "Row 3, Ref: The workbook has made a date of this (2023-02-01). Format the column as text "
        "and type it again.",
    ]


def test_a_day_kept_as_a_plain_number_is_read_only_when_the_map_says_so(check):
    content = saved(["A1", "gmp", 44958])
    assert "is not a date" in check(content, small(**XLSX)).bad[0].sentences[0]
    assert check(content, allowing_serials()).good[0][2] == date(2023, 2, 1)


def allowing_serials():
    """The small map with days counted as workbooks count them."""
    from dataclasses import replace

    contract = small(**XLSX)
    columns = [
        replace(one, date_orders=("excel",)) if one.name == "seen" else one for one in contract.columns
    ]
    return replace(contract, columns=tuple(columns))


def test_one_of_several_sheets_must_be_named(check, refusal):
    content = saved(["A1", "gmp"], sheets=("Register", "Notes"))
    assert "the sheets Register, Notes. Name one of them" in refusal(content, small(**XLSX))
    assert "There is no sheet “Regster”" in refusal(content, small(**XLSX, sheet="Regster"))
    assert len(check(content, small(**XLSX, sheet="register")).good) == 1


def test_titles_may_stand_above_and_blank_rows_between(check):
    content = saved([], ["A1", "gmp"], [None, " "], ["A2", "gmp"], above=(["SOC register"], []))
    assert check(content, small(**XLSX, header_row="3")).rows == [5, 7]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(refusal, part):
    content = saved(["A1", "gmp"])
    said = refusal(content[: int(len(content) * part)], small(**XLSX))
    assert said == "The workbook is cut short or damaged and cannot be read to its end. Nothing loaded."
