"""What the figures mean: which records count, how few people, which quartile."""

from __future__ import annotations

import pytest

from fourfold.reporting.performance.rules import mix
from fourfold.reporting.performance.rules.few import few
from fourfold.reporting.performance.rules.waits import spread


def sort(**changed):
    given = {"agency": 1, "main_p": "pursue", "role": "lead", "standing": "national", "grade": "minor",
             "joined": False, "withdrawn": False}  # fmt: skip
    return mix.Sort(**given | changed)


@pytest.mark.parametrize("grade", ["major", "moderate", "minor"])
def test_a_led_graded_record_in_the_standard_counts(grade):
    assert mix.why_not(sort(grade=grade)) == ""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"withdrawn": True, "joined": True}, mix.WITHDRAWN),
        ({"joined": True, "standing": "regional"}, mix.JOINED),
        ({"standing": "regional", "role": "support"}, mix.REGIONAL),
        ({"standing": "prevention_work"}, mix.PREVENTION_WORK),
        ({"standing": "activity"}, mix.ACTIVITY),
        ({"role": "support", "grade": ""}, mix.SUPPORT),
        ({"grade": ""}, mix.NO_GRADE),
        ({"grade": "none"}, mix.NONE),
        ({"grade": "negative"}, mix.NEGATIVE),
    ],
)
def test_what_is_not_counted_has_one_reason(changed, why):
    assert mix.why_not(sort(**changed)) == why
    assert why in mix.REASONS


def test_a_mix_keeps_every_record():
    found = mix.mixes(
        [
            (sort(), 5),
            (sort(main_p="protect"), 2),
            (sort(grade="none"), 3),
            (sort(agency=2, role="support"), 1),
        ]
    )
    assert found[1].parts == [("pursue", 5), ("prevent", 0), ("protect", 2), ("prepare", 0)]
    assert (found[1].total, found[1].recorded) == (7, 10)
    assert (found[2].total, found[2].recorded) == (0, 1)


@pytest.mark.parametrize(
    ("each", "half", "most"),
    [
        ([10], 1, 1),
        ([5, 5], 1, 2),
        ([5, 4], 1, 2),
        ([90, 5, 5], 1, 1),
        ([89, 6, 5], 1, 2),
        ([1] * 10, 5, 9),
        ([], 0, 0),
    ],
)
def test_how_few_people(each, half, most):
    found = few(each, nobody=3)
    assert (found.half, found.most, found.people) == (half, most, len(each))
    assert (found.known, found.nobody, found.busiest) == (sum(each), 3, max(each, default=0))


@pytest.mark.parametrize(
    ("days", "quartiles"),
    [
        ({7: 1}, (7, 7, 7)),
        ({0: 1, 10: 1}, (0, 0, 10)),
        ({1: 1, 2: 1, 3: 1, 4: 1}, (1, 2, 3)),
        ({0: 3, 100: 1}, (0, 0, 0)),
    ],
)
def test_each_quartile_is_a_number_of_days_that_some_record_waited(days, quartiles):
    found = spread(days)
    assert (found.lower, found.median, found.upper) == quartiles


def test_late_is_over_the_limit_and_not_on_it():
    found = spread({30: 5, 31: 2, 90: 1, 91: 4})
    assert (found.n, found.late, found.very_late) == (12, 7, 4)


def test_without_records_there_is_no_quartile():
    assert spread({}) is None
