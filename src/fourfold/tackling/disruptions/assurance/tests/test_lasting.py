"""How long effects last, worked out by hand beside it."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.tackling.disruptions.assurance import lasting
from fourfold.tackling.disruptions.assurance.lasting import BACK, NOT_BACK, NOT_KNOWN, Followed

ENDED = date(2022, 1, 1)


def test_the_latest_question_that_is_due_is_asked_and_no_earlier_one():
    assert lasting.due(ENDED, (), on=date(2022, 1, 30), is_back=False) is None
    assert lasting.due(ENDED, (), on=date(2022, 1, 31), is_back=False) == 30
    assert lasting.due(ENDED, (30,), on=date(2022, 3, 31), is_back=False) is None
    assert lasting.due(ENDED, (30,), on=date(2022, 4, 1), is_back=False) == 90
    assert lasting.due(ENDED, (), on=date(2022, 12, 31), is_back=False) == 180


def test_nobody_is_asked_again_once_the_group_is_back():
    assert lasting.due(ENDED, (30,), on=date(2022, 12, 31), is_back=True) is None


def test_shares_count_answers_only_and_say_the_rest_beside_them():
    asked = [
        Followed("arrest", 200, {30: NOT_BACK, 90: NOT_BACK, 180: BACK}),
        Followed("arrest", 200, {30: NOT_BACK, 90: BACK}),
        Followed("arrest", 200, {30: NOT_KNOWN}),
        Followed("arrest", 200, {}),
    ]
    at_30, at_90, at_180 = lasting.lasting(asked)["arrest"]
    assert (at_30.answered, at_30.not_back, at_30.not_known, at_30.not_answered) == (2, 2, 1, 1)
    assert (at_90.answered, at_90.not_back, at_90.share) == (2, 1, 0.5)
    assert (at_180.answered, at_180.not_back) == (2, 0)


def test_intervals_are_wide_where_little_is_known():
    few = lasting.lasting([Followed("seizure", 40, {30: NOT_BACK})])["seizure"][0]
    many = lasting.lasting([Followed("seizure", 40, {30: NOT_BACK})] * 50)["seizure"][0]
    assert few.low == pytest.approx(0.2065, abs=0.001) and many.low == pytest.approx(0.9287, abs=0.001)


def test_what_is_too_young_for_a_question_is_not_counted_at_it():
    young_and_back = Followed("visit", 40, {30: BACK})
    old_and_not = Followed("visit", 200, {30: NOT_BACK, 90: NOT_BACK, 180: NOT_BACK})
    at_180 = lasting.lasting([young_and_back, old_and_not])["visit"][2]
    assert (at_180.answered, at_180.not_back) == (1, 1)


def test_nothing_asked_gives_no_share():
    only = lasting.lasting([Followed("visit", 10, {})])["visit"][0]
    assert only.share is None and only.low is None
