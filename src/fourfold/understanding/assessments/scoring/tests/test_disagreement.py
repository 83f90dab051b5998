"""Differences between assessors, and how far moderation moves scores."""

import pytest

from fourfold.understanding.assessments.scoring.disagreement import (
    Moderated,
    differences,
    share,
    shift,
    shifts,
)
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN
from fourfold.understanding.assessments.scoring.student import t_quantile, t_within

from .samples import answers, small


def test_differences_name_levels_unknowns_and_missing_answers():
    one = answers(physical="low", financial=NOT_KNOWN, frequency="low", capacity="low")
    other = answers(physical="high", financial="low", frequency="low")
    found = [(d.criterion, d.kind, d.steps) for d in differences(small(), one, other)]
    assert found == [
        ("physical", "levels", 1),
        ("financial", "unknown", None),
        ("capacity", "unanswered", None),
    ]
    assert [d.steps for d in differences(small(), other, one)] == [-1, None, None]


def test_two_who_both_do_not_know_agree():
    both = answers(physical=NOT_KNOWN)
    assert differences(small(), both, dict(both)) == []


# From printed tables of Student's t, two-sided 95%.
@pytest.mark.parametrize(
    ("degrees", "t"),
    [
        (1, 12.706),
        (2, 4.303),
        (3, 3.182),
        (4, 2.776),
        (5, 2.571),
        (10, 2.228),
        (30, 2.042),
        (100, 1.984),
        (5000, 1.960),
    ],
)
def test_the_quantiles_of_t_are_those_of_the_tables(degrees, t):
    assert t_quantile(0.975, degrees) == pytest.approx(t, abs=0.0006)


def test_t_with_one_and_two_degrees_is_that_of_the_closed_forms():
    assert t_within(1, 1) == pytest.approx(0.5)
    assert t_within(2, 2) == pytest.approx(2 / (2 + 4) ** 0.5)


def test_a_shift_has_its_number_its_mean_and_its_interval():
    found = shift([(1, 2), (2, 2), (0, 1), (3, 3), (1, 3)])
    assert (found.n, found.mean, found.moved) == (5, 0.8, 3)
    # By hand: standard deviation 0.8367, standard error 0.3742, times 2.776.
    assert (found.low, found.high) == (pytest.approx(-0.2388, abs=5e-4), pytest.approx(1.8388, abs=5e-4))


@pytest.mark.parametrize(
    ("pairs", "n", "mean"), [([], 0, None), ([(1, 2)], 1, 1), ([(1, 2), (2, 3), (0, 1)], 3, 1)]
)
def test_a_shift_without_a_known_spread_has_no_interval(pairs, n, mean):
    found = shift(pairs)
    assert (found.n, found.mean, found.low, found.high) == (n, mean, None, None)


def test_shifts_are_counted_by_agency_and_criterion_where_both_are_known():
    cases = [
        Moderated(1, {"physical": "low", "financial": NOT_KNOWN}, {"physical": "high", "financial": "low"}),
        Moderated(1, {"physical": "low"}, {"physical": "low"}),
        Moderated(2, {"physical": "high"}, {"physical": "none"}),
    ]
    found = shifts(small(), cases)
    assert {key: (s.n, s.mean, s.moved) for key, s in found.items()} == {
        (1, "physical"): (2, 0.5, 1),
        (2, "physical"): (1, -2.0, 1),
    }


def test_a_share_comes_with_its_wilson_interval():
    assert share(0, 0) is None
    assert share(0, 10) == (0, 0, pytest.approx(0.2775, abs=5e-4))
    assert share(5, 10) == (0.5, pytest.approx(0.2366, abs=5e-4), pytest.approx(0.7634, abs=5e-4))
    assert share(10, 10)[2] == 1.0
