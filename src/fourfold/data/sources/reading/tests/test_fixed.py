"""Fixed columns: cut at their characters, and a line whose columns have moved is held back."""

import pytest

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading.tests.conftest import CODES

MAP = """
sender: merseyside
sends: threats
version: 1
format: fixed
encodings: [windows-1252, utf-8]
header_row: 0
key: [ref]
end_mark: {word: "TRL", count_at: 4-9}
columns:
  ref: {headings: [Ref], at: 1-6, required: yes}
  force: {headings: [Force], at: 8-17, kind: code, codes: agencies, required: yes, words: {Cheshire: cheshire}}
  seen: {headings: [Event date], at: 18-27, kind: day, date_orders: [DD/MM/YYYY]}
  note: {headings: [Note], at: 28-40}
"""
ONE = "A1     Cheshire  01/02/2023Caf\xe9 closed\n"
END = "TRL000001\n"


def fixed(**changes):
    """The map with top-level lines changed."""
    lines = [line for line in MAP.strip().splitlines() if line.split(":")[0] not in changes]
    return read_contract(
        "\n".join([*(f"{name}: {value}" for name, value in changes.items() if value), *lines])
    )


def sent(*lines):
    """Lines in the sender's encoding."""
    return "".join(lines).encode("windows-1252")


def test_columns_are_cut_at_their_characters(check):
    checked = check(sent(ONE, "A2     gmp\n", "\n", "TRL000002\n"), fixed(), CODES)
    assert [(row[0], row[1], row[3]) for row in checked.good] == [
        ("A1", "cheshire", "Café closed"),
        ("A2", "gmp", None),
    ]
    assert checked.rows == [1, 2]


def test_a_line_whose_columns_have_moved_is_held_back(check):
    checked = check(sent(ONE, "A2 andmorgmp\n", "TRL000002\n"), fixed(), CODES)
    assert checked.bad[0].sentences == [
        "Row 2: Character 7 should be blank and holds “m”, so the columns have moved."
    ]


def test_a_line_of_another_length_is_held_back_where_the_map_knows_it(check):
    checked = check(sent(f"{ONE[:-1]:40}\n", "A2     gmp\n", "TRL000002\n"), fixed(line_length=40), CODES)
    assert checked.bad[0].sentences == [
        "Row 2: The line has 10 characters, not 40, so its columns have moved."
    ]
    assert checked.rows == [1]


def test_words_beyond_the_last_column_are_not_lost(check):
    checked = check(sent(ONE[:-1].ljust(40), "and more\n", END), fixed(), CODES)
    assert checked.bad[0].sentences == [
        "Row 1: Characters 41-48 should be blank and hold “and more”, so the columns have moved."
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (sent(ONE), "File stops at row 1: it should end with a line that starts “TRL”. Nothing loaded."),
        (sent(ONE, ONE[:9], "\n", END), "its last line says 1 rows and it has 2"),
        (sent(ONE, "TRLabc\n"), "should say how many rows the file has; it says “abc”"),
        (b"", "The file is empty"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(refusal, content, said):
    assert said in refusal(content, fixed())


def test_headings_in_the_file_are_compared_as_far_as_they_fit(check, refusal):
    head = "Ref    Force     Event dateNote\n"
    assert check(sent(head, ONE, END), fixed(header_row=1), CODES).rows == [2]
    assert "The column “Note” is missing. Has it become “Notes”?" in refusal(
        sent(head.replace("Note", "Notes"), ONE, END), fixed(header_row=1)
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at: 8-17, ", "", "Line 12: “at” is missing."),
        ("at: 8-17", "at: 5-17", "“force” takes characters that another column takes"),
        ("at: 8-17", "at: 17-8", "should be two numbers of characters, such as 13-20"),
        ("format: fixed", "format: csv", "“header_row” should be a whole number, 1 or more"),
        ("header_row: 0", "header_rows: 2", "“header_rows” goes only with the format xlsx"),
    ],
)
def test_a_map_that_cannot_hold_is_refused(old, new, said):
    with pytest.raises(Refused, match=said):
        read_contract(MAP.replace(old, new, 1))
