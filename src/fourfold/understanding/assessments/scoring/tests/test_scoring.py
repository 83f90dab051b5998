"""Scores: truth tables, the range against the slow twin, and what must hold for every model."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer
from fourfold.understanding.assessments.scoring.scoring import AnswerError, band_of, score

from .oracle import every_risk
from .samples import (
    FORMULAS,
    answers,
    models_and_answers,
    page_example,
    small,
    tactical,
    thematic,
    with_formula,
)

LINES = {
    tactical().digest: ["harm = sum(harm criteria)", "likelihood = sum(likelihood criteria)"],
    thematic().digest: ["harm = sum(harm criteria)", "likelihood = volume * forecast"],
}
LINES = {digest: [*lines, "risk = harm * likelihood"] for digest, lines in LINES.items()}
for harm, likelihood, risk in FORMULAS:
    LINES[with_formula(harm, likelihood, risk).digest] = [
        f"harm = {harm}",
        f"likelihood = {likelihood}",
        f"risk = {risk}",
    ]


def test_the_example_of_the_form_is_48_of_120_tier_2_and_72_tier_1_if_all_are_highest():
    result = score(tactical(), page_example())
    assert (result.risk, result.harm_total, result.likelihood_total) == (48, 12, 4)
    assert (result.tier.number, result.most_possible) == (2, 120)
    assert (result.lowest, result.highest) == (48, 72)
    assert (result.tier_if_lowest.number, result.tier_if_highest.number) == (2, 1)
    assert result.unknown == ("community", "environment", "geographic_scope")
    assert (result.confidence, result.counted) == ("low", 9)


@pytest.mark.parametrize(
    ("physical", "financial", "frequency", "risk", "tier"),
    [
        ("none", "none", "none", 0, 3),
        ("none", "low", "none", 1, 3),
        ("none", "high", "low", 8, 3),
        ("low", "none", "high", 10, 2),
        ("high", "high", "low", 24, 2),
        ("low", "high", "high", 30, 1),
        ("high", "high", "high", 60, 1),
    ],
)
def test_risk_and_tier_of_the_small_model(physical, financial, frequency, risk, tier):
    result = score(small(), answers(physical=physical, financial=financial, frequency=frequency))
    assert (result.risk, result.tier.number) == (risk, tier)
    assert result.lowest == result.highest == risk


@pytest.mark.parametrize(
    ("risk", "tier"),
    [("0", 5), ("5.99", 5), ("6", 4), ("20", 3), ("40", 2), ("59.9999", 2), ("60", 1), ("120", 1)],
)
def test_a_threshold_belongs_to_the_tier_that_starts_there(risk, tier):
    assert band_of(tactical().tiers, Decimal(risk)).number == tier


def test_only_tier_5_is_not_held_as_an_active_threat():
    assert [tier.active for tier in tactical().tiers] == [True, True, True, True, False]


def test_decimals_are_exact():
    model = with_formula("0.1 * physical + 0.1 * financial", "frequency", "harm + likelihood")
    result = score(model, answers(physical="low", financial="low", frequency="none"))
    assert result.risk == Decimal("0.3")


def test_unknown_is_a_range_and_not_zero():
    result = score(tactical(), {})
    assert result.risk is result.tier is result.harm_total is result.likelihood_total is None
    assert (result.lowest, result.highest) == (0, 120)
    assert (result.enough_known, result.missing, len(result.unknown)) == (False, 5, 9)


def test_not_known_and_not_answered_leave_the_same_range():
    left_out = {code: answer for code, answer in page_example().items() if answer.known}
    assert score(tactical(), left_out) == score(tactical(), page_example())


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ([], 5),
        (["physical"], 4),
        (["physical", "frequency"], 3),
        (["physical", "psychological", "financial"], 2),
        (["physical", "psychological", "financial", "community"], 2),
        (["physical", "psychological", "financial", "frequency", "outlook"], 0),
    ],
)
def test_what_is_missing_for_a_tier_is_counted_by_section(known, missing):
    given_ = {code: Answer(tactical().criterion(code).levels[0].code) for code in known}
    assert score(tactical(), given_).missing == missing


@pytest.mark.parametrize(
    ("known", "evidence", "confidence"),
    [
        (9, 9, "high"),
        (8, 6, "high"),
        (8, 5, "medium"),
        (9, 3, "medium"),
        (9, 2, "low"),
        (7, 7, "medium"),
        (6, 6, "low"),
    ],
)
def test_confidence_follows_what_is_known_and_its_evidence(known, evidence, confidence):
    given_ = {}
    for place, criterion in enumerate(tactical().criteria[:known]):
        given_[criterion.code] = Answer(
            criterion.levels[0].code, "Seen.", ("Log 41",) if place < evidence else ()
        )
    assert score(tactical(), given_).confidence == confidence


def test_evidence_for_what_is_not_known_does_not_count():
    given_ = {code: Answer(a.level, a.reason, ("Log 41",)) for code, a in page_example().items()}
    assert score(tactical(), given_).with_evidence == 6


def test_position_is_graded_beside_the_risk():
    without = score(tactical(), page_example())
    placed = score(
        tactical(), page_example() | answers(capacity="enough", capability="enough", opportunity="partly")
    )
    assert without.position.grade is None
    assert (placed.position.grade.code, placed.position.lowest) == ("good", 5)
    assert (placed.risk, placed.tier, placed.confidence) == (without.risk, without.tier, without.confidence)


def test_an_answer_outside_the_model_is_refused():
    with pytest.raises(AnswerError, match="terrible"):
        score(tactical(), answers(physical="terrible"))
    with pytest.raises(AnswerError, match="astral"):
        score(tactical(), answers(astral="low"))


@settings(max_examples=120, deadline=None)
@given(models_and_answers(most_unknown=4))
def test_the_range_is_that_of_every_filling_of_the_unknowns(drawn):
    model, given_ = drawn
    every = every_risk(model, given_, LINES[model.digest])
    result = score(model, given_)
    assert (Fraction(result.lowest), Fraction(result.highest)) == (min(every), max(every))


@settings(max_examples=200, deadline=None)
@given(models_and_answers(), st.data())
def test_raising_an_answer_never_lowers_the_risk_and_never_eases_the_tier(drawn, data):
    model, given_ = drawn
    known = [code for code, answer in given_.items() if answer.known]
    if not known:
        return
    criterion = model.criterion(data.draw(st.sampled_from(known)))
    codes = [level.code for level in criterion.levels]
    higher = data.draw(st.sampled_from(codes[codes.index(given_[criterion.code].level) :]))
    before, after = score(model, given_), score(model, given_ | {criterion.code: Answer(higher)})
    assert before.lowest <= after.lowest and before.highest <= after.highest
    assert before.tier_if_lowest.number >= after.tier_if_lowest.number
    assert before.position.lowest <= after.position.lowest


@settings(max_examples=200, deadline=None)
@given(models_and_answers(), st.data())
def test_learning_an_unknown_narrows_the_range(drawn, data):
    model, given_ = drawn
    unknown = [c for c in model.criteria if c.code not in given_ or given_[c.code].level == NOT_KNOWN]
    if not unknown:
        return
    criterion = data.draw(st.sampled_from(unknown))
    level = data.draw(st.sampled_from(criterion.levels))
    before, after = score(model, given_), score(model, given_ | {criterion.code: Answer(level.code)})
    assert before.lowest <= after.lowest <= after.highest <= before.highest
    assert after.missing <= before.missing


@settings(max_examples=100, deadline=None)
@given(models_and_answers())
def test_reason_and_evidence_never_move_the_risk(drawn):
    model, given_ = drawn
    bare = {code: Answer(answer.level) for code, answer in given_.items()}
    full = {code: Answer(answer.level, "Why.", ("Log 1", "Log 2")) for code, answer in given_.items()}
    one, other = score(model, bare), score(model, full)
    assert (one.risk, one.lowest, one.highest, one.tier) == (
        other.risk,
        other.lowest,
        other.highest,
        other.tier,
    )
