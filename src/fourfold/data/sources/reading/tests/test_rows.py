"""A bad row is held back with every reason in plain words; the good ones pass."""

import json

import pytest

from fourfold.data.sources.reading.cells import Chunk, from_json
from fourfold.data.sources.reading.reasons import from_stored
from fourfold.data.sources.reading.tests.conftest import CODES, HEAD, small
from fourfold.data.sources.reading.validating import Validator


def only(checked):
    """The sentences of the one bad row."""
    assert len(checked.bad) == 1, checked.bad
    return checked.bad[0].sentences


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A1,gmp,31/02/2023,", "Row 2, Event date: 31/02/2023 is not a date."),
        ("A1,gmp,12/31/2023,", "Row 2, Event date: 12/31/2023 is not a date: here it is written DD/MM/YYYY."),
        ("A1,gmp,1/2/23,", "Row 2, Event date: 1/2/23 needs its year in four figures."),
        ("A1,gmp,last May,", "Row 2, Event date: “last May” is not a date written DD/MM/YYYY."),
        ("A1,gmp,01/01/1066,", "Row 2, Event date: 01/01/1066 is before 1900 or after 2100."),
        (
            "A1,gmp,01/01/2023 14:05,",
            "Row 2, Event date: 01/01/2023 14:05 has a time of day; only a day is expected.",
        ),
        ("A1,Chesire,,", "Row 2, Force: “Chesire” is not a force or agency we know. Did you mean Cheshire?"),
        ("A1,Ruritania,,", "Row 2, Force: “Ruritania” is not a force or agency we know."),
        (",gmp,,", "Row 2, Ref: This must be filled in."),
        ("A1,,,", "Row 2, Force: This must be filled in."),
        ("A1,gmp,," + "x" * 312, "Row 2, Note: This is 312 characters long; 200 at most."),
        ("A1,gmp,,nul\0nul", "Row 2, Note: “nul�nul” holds a character that is not text (U+0000)."),
        ("A1,g\0mp,,", "Row 2, Force: “g�mp” holds a character that is not text (U+0000)."),
        ("A1,gmp", "Row 2: The row has 2 cells, not 4."),
        ("A1,gmp,,,more", "Row 2: The row has 5 cells, not 4."),
        (
            'A1,gmp,,"say "so" now"',
            "Row 2: A quotation mark inside a cell is not written twice, so its cells cannot be told apart.",
        ),
    ],
)
def test_a_bad_row_is_held_back_and_the_rest_pass(check, row, said):
    checked = check(HEAD + row + "\nA9,gmp,01/02/2023,fine\n")
    assert only(checked) == [said]
    assert checked.rows == [3]


def test_every_reason_of_a_row_is_given_with_what_was_found(check):
    checked = check(HEAD + ",Chesire,31/02/2023,ok\n")
    assert [(why.heading, why.found, why.said.code) for why in checked.bad[0].reasons] == [
        ("Ref", "", "required"),
        ("Force", "Chesire", "unknown_agencies_near"),
        ("Event date", "31/02/2023", "not_a_date"),
    ]


def test_a_reason_can_be_kept_and_said_again(check):
    why = check(HEAD + "A1,Chesire,,\n").bad[0].reasons[0]
    assert from_stored(json.loads(json.dumps(why.stored()))).sentence(2) == why.sentence(2)


def test_a_held_back_row_keeps_its_cells_and_can_be_mended(check):
    bad = check(HEAD + "A1,gmp,31/02/2023,Tŷ\0\n").bad[0]
    cells = from_json(bad.raw)
    assert cells == ["A1", "gmp", "31/02/2023", "Tŷ\0"]
    cells[2:] = ["2023-02-28", "Tŷ"]
    headings = HEAD.strip().split(",")
    names = ("ref", "force", "seen", "note")
    again = Validator(small(), headings, {name: at for at, name in enumerate(names)}, CODES)
    mended = again.check(Chunk(bad.row, [cells]))
    assert mended.rows == [2] and not mended.bad


def test_blank_rows_are_no_rows_but_are_counted_in_row_numbers(check):
    checked = check(HEAD + "\nA1,gmp,,\n,,,\n , ,,\nA2,gmp,,\n")
    assert checked.rows == [3, 6] and not checked.bad


def test_the_same_row_again_is_let_go_and_a_different_one_is_held_back(check):
    checked = check(HEAD + "A1,gmp,,x\nA2,gmp,,\nA1,gmp,,x\nA1,gmp,,y\n")
    assert checked.repeated == [4]
    assert only(checked) == ["Row 5, Ref: Row 2 has the same Ref and says something different."]
    assert checked.rows == [2, 3] and len(checked.digests) == 2


def test_repeats_are_found_across_chunks(check, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.csv_source.CHUNK", 2)
    checked = check(HEAD + "A1,gmp,,x\nA2,gmp,,\nA3,gmp,,\nA1,gmp,,x\nA2,gmp,,z\n")
    assert (checked.rows, checked.repeated, [bad.row for bad in checked.bad]) == ([2, 3, 4], [5], [6])


def test_text_that_looks_like_a_formula_is_kept_and_told(check):
    checked = check(
        HEAD + "A1,gmp,,=1+1\nA2,gmp,,@SUM(A1)\nA3,gmp,,+44 7700 900123\nA4,gmp,,- seen on Monday\n"
    )
    assert len(checked.good) == 4
    assert [told.sentence for told in checked.warned] == [
        "Row 2, Note: “=1+1” looks like a formula. It is kept as text.",
        "Row 3, Note: “@SUM(A1)” looks like a formula. It is kept as text.",
    ]


def test_a_row_says_the_same_whatever_the_order_of_columns_or_the_form_of_its_cells(check):
    one = check(HEAD + "A1,Cheshire,1/2/2023,cafe\u0301\n")
    other = check("Note,Event date,Force,Ref\ncafé ,2023-02-01,CHESHIRE,A1\n")
    assert one.digests == other.digests
    assert one.digests != check(HEAD + "A1,Cheshire,1/2/2023,cafe\n").digests


def test_a_column_added_later_does_not_change_a_digest(check):
    before = check(HEAD + "A1,gmp,,x\n")
    after = check(HEAD + "A1,gmp,,x\n", small().in_order(["new", "note", "seen", "force", "ref"]))
    assert after.good == [(None, "x", None, "gmp", "A1")]
    assert after.digests == before.digests
