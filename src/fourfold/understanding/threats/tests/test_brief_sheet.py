"""How many briefs go on one printed sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fourfold.understanding.threats.briefs.sheet import CHARACTERS, COLUMNS, LINES, fitting, lines
from fourfold.understanding.threats.briefs.words import Block
from fourfold.understanding.threats.models import Brief
from fourfold.understanding.threats.models.briefs import SAFETY_MOST, SIGNS_MOST, TO_REPORT_MOST


def block(*lengths):
    safety, signs, to_report = ("x" * length for length in lengths)
    told = Brief(safety=safety, signs=signs, to_report=to_report, review_on=date(2023, 1, 4),
                 written_at=datetime(2023, 1, 4, tzinfo=UTC))  # fmt: skip
    return Block("NW-OCG-0001", "Op Larch", "Group", "", told, {}, [], [])


BARE = Block("NW-OCG-0002", "Op Ash", "Group", "", None, {}, [], [])


def test_the_longest_brief_has_a_column_to_itself():
    longest = block(SAFETY_MOST, SIGNS_MOST, TO_REPORT_MOST)
    assert LINES / 2 < lines(longest) <= LINES
    assert fitting([longest] * 9) == COLUMNS


@pytest.mark.parametrize("number", [0, 1, 3])
def test_all_of_a_few_short_ones_fit(number):
    assert fitting([block(10, 10, 10)] * number) == number


def test_as_many_fit_as_two_columns_hold_and_none_is_broken():
    short = block(CHARACTERS, CHARACTERS, CHARACTERS)
    a_column = LINES // lines(short)
    assert fitting([short] * 50) == a_column * COLUMNS
    # One that does not fit below the others begins the next column, and what is left of that is used.
    longest = block(SAFETY_MOST, SIGNS_MOST, TO_REPORT_MOST)
    beside = (LINES - lines(longest)) // lines(short)
    assert fitting([short] * (a_column - 1) + [longest] + [short] * 9) == a_column + beside


def test_what_is_said_where_no_warning_is_written_has_its_room():
    assert lines(block(0, 10, 10)) == lines(block(10, 10, 10)) + 1


def test_what_has_no_brief_is_not_printed():
    assert fitting([block(1, 1, 1), BARE, BARE]) == 1 and fitting([BARE]) == 0
