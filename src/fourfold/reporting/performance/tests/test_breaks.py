"""The file of breaks: read, refused in words, placed between days, joined with the recording standard's own."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.agencies import register
from fourfold.reporting.performance.rules import breaks
from fourfold.reporting.performance.rules.breaks import Break, BreaksWrong

WRITTEN = "- {what: tool, for: [gmp], from: 2023-03-01, to: 2023-03-01, sentence: A new system., source: The force.}"


def test_the_file_as_shipped_can_be_used_and_says_who_says_so():
    codes = {row.code for row in register.read().agencies}
    found = breaks.shipped()
    assert {one.what for one in found} == {"standard", "tool", "practice"}
    assert all(one.source and one.sentence for one in found)
    assert {code for one in found for code in one.agencies} <= codes


def test_a_break_has_a_day_or_a_window():
    (one,) = breaks.read(WRITTEN)
    assert one.day == date(2023, 3, 1)
    (one,) = breaks.read(WRITTEN.replace("from: 2023-03-01, ", ""))
    assert (one.day, one.starts_on) == (None, None)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("what: [", "no YAML"),
        ("what: tool", "must be a list"),
        (WRITTEN.replace("what: tool", "what: mood"), "Break 1: “what”"),
        (WRITTEN.replace("[gmp]", "gmp"), "Break 1: “for”"),
        (WRITTEN.replace("[gmp]", "[]"), "Break 1: “for”"),
        (WRITTEN.replace("from: 2023-03-01", "from: soon"), "Break 1: “from”"),
        (WRITTEN.replace("from: 2023-03-01", "from: 2023-03-02"), "Break 1: “to”"),
        (WRITTEN.replace(", to: 2023-03-01", ""), "Break 1: “to”"),
        (WRITTEN.replace("source: The force.", "link: none"), "Break 1: “source”"),
        (WRITTEN.replace("what: tool", "what: tool, why: none"), "Break 1: “why”"),
        (f"{WRITTEN}\n- nothing", "Break 2: “what”"),
    ],
)
def test_a_wrong_file_is_refused_in_words(written, named):
    with pytest.raises(BreaksWrong, match=named):
        breaks.read(written)


def window(start, end, *codes):
    return Break("tool", codes, start, end)


@pytest.mark.parametrize(
    ("one", "falls"),
    [
        (window(date(2023, 1, 1), date(2023, 12, 31)), True),
        (window(date(2023, 1, 4), date(2023, 1, 4)), True),
        (window(date(2023, 7, 13), date(2023, 9, 1)), True),
        (window(date(2023, 7, 14), date(2023, 9, 1)), False),
        (window(date(2022, 1, 1), date(2023, 1, 3)), False),
        (window(None, date(2023, 1, 4)), True),
        (window(None, date(2023, 1, 3)), False),
    ],
)
def test_a_break_may_fall_between_two_days(one, falls):
    assert one.may_fall(date(2023, 1, 4), date(2023, 7, 13)) is falls


def test_only_breaks_that_concern_somebody_shown_are_said():
    mine, others, all_of_us = (
        window(date(2023, 2, 1), date(2023, 2, 1), *codes) for codes in (["gmp"], ["cumbria"], [])
    )
    found = breaks.between([mine, others, all_of_us], date(2023, 1, 1), date(2023, 12, 31), ["gmp"])
    assert set(found) == {mine, all_of_us}


def test_a_change_of_the_recording_standard_is_a_break_and_its_beginning_is_none():
    began, changed = date(2021, 1, 1), date(2023, 10, 1)
    assert breaks.of_standard([(began, None), (began, None)]) == []
    found = breaks.of_standard([(began, date(2023, 9, 30)), (began, None), (changed, None)])
    assert [(one.what, one.day, one.agencies) for one in found] == [("standard", changed, ())]
