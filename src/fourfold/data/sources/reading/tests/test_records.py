"""NDJSON and JSON."""

import json

import pytest

from fourfold.data.sources.reading import json_source
from fourfold.data.sources.reading.tests.conftest import small

LINES, LIST = {"format": "ndjson", "extra_columns": "any"}, {"format": "json", "extra_columns": "any"}
ONE = {"Ref": "A1", "Force": "gmp", "Event date": "2023-02-01", "Note": None}


def as_lines(*records):
    """Records one a line."""
    return "".join(json.dumps(one) + "\n" for one in records)


def test_records_are_rows_and_a_bad_line_is_a_bad_row(check):
    checked = check(
        as_lines(ONE) + '{"Ref": \n\n[1]\n' + as_lines(ONE | {"Ref": "A2", "Note": {"a": 1}}), small(**LINES)
    )
    assert checked.rows == [1]
    assert [bad.sentences[0] for bad in checked.bad] == [
        "Row 2: The line cannot be read as a JSON record.",
        "Row 4: The line cannot be read as a JSON record.",
        'Row 5, Note: “{"a": 1}” is not one value.',
    ]


def test_a_field_given_twice_is_a_bad_row(check):
    text = as_lines(ONE) + '{"Ref": "A2", "Ref": "A3", "Force": "gmp"}\n'
    assert check(text, small(**LINES)).bad[0].row == 2


def test_a_last_line_cut_short_is_refused(refusal):
    assert refusal(as_lines(ONE) + '{"Ref": "A', small(**LINES)) == "File stops at row 2. Nothing loaded."


def test_an_unknown_field_refuses_early_and_holds_back_late(check, refusal, monkeypatch):
    plain = small(format="ndjson")
    assert "“Colour” is not in the column map" in refusal(as_lines(ONE | {"Colour": "red"}), plain)
    monkeypatch.setattr(json_source, "CHUNK", 1)
    bad = check(as_lines(ONE, ONE | {"Ref": "A2", "Colour": "red"}), plain).bad[0]
    assert bad.sentences == ["Row 2: The record has “Colour”, which is not in the column map."]


@pytest.mark.parametrize("block", [1, 7, 1 << 20])
def test_a_list_is_taken_record_by_record_whatever_the_blocks(check, monkeypatch, block):
    monkeypatch.setattr("fourfold.data.sources.reading.encodings.BLOCK", block)
    records = [ONE | {"Ref": f"A{n}", "Note": "]},{[" * n} for n in range(9)]
    checked = check(json.dumps(records, indent=1), small(**LIST))
    assert [row[0] for row in checked.good] == [f"A{n}" for n in range(9)]


def test_a_list_without_line_ends_may_be_longer_than_any_line(check, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.encodings.BLOCK", 100)
    monkeypatch.setattr("fourfold.data.sources.reading.encodings.LONGEST_LINE", 1_000)
    monkeypatch.setattr("fourfold.data.sources.reading.json_list.LONGEST_LINE", 1_000)
    text = json.dumps([ONE | {"Ref": f"A{n}"} for n in range(100)])
    assert len(check(text, small(**LIST)).good) == 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"Ref": 1}', "A JSON file should be one list of records"),
        ("[]", "The file is empty"),
        (json.dumps([ONE, ONE])[:-9], "File stops at row 2"),
        (json.dumps([ONE]) + "[]", "There is more after the end"),
        ('[{"Ref": nonsense and a good deal more}]', "Record 1 cannot be read"),
        (json.dumps([ONE]).replace("]", " 1]"), "Record 2 cannot be read"),
    ],
)
def test_a_list_that_is_not_whole_is_refused(refusal, text, said):
    assert said in refusal(text, small(**LIST))
