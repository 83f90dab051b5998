"""The sentences that a person reads, and what has to be mended before submitting."""

from decimal import Decimal

import pytest
from django.utils import translation

from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.scoring.checks import Finding, check_answers
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer
from fourfold.understanding.assessments.scoring.scoring import score
from fourfold.understanding.assessments.scoring.words import Words

from .samples import answers, page_example, small, tactical, with_formula


def test_the_live_result_reads_as_on_the_form():
    given = page_example() | answers(capacity="enough", capability="partly", opportunity="enough")
    assert explain.live(tactical(), score(tactical(), given)) == [
        "Risk 48 of 120 = harm 12 x likelihood 4. Tier 2 (1 from 60).",
        "Confidence low: 3 of 9 not known.",
        "If all highest: 72, Tier 1.",
        "Organisational position: well placed.",
    ]


def test_too_little_known_says_how_much_more_is_needed():
    result = score(tactical(), answers(physical="low", frequency="regular"))
    assert explain.result(tactical(), result) == (
        "Risk between 2 and 76 of 120. Not enough known for a tier: 3 more needed."
    )
    assert explain.risk_and_model(tactical(), result) == (
        "Risk between 2 and 76 of 120, Tactical 1.2 (illustrative)."
    )


def test_the_risk_is_shown_with_its_model():
    result = score(tactical(), page_example())
    assert explain.risk_and_model(tactical(), result) == "Risk 48 of 120, Tactical 1.2 (illustrative)."


def test_the_highest_tier_has_no_next_one_and_a_full_answer_no_range():
    result = score(small(), answers(physical="high", financial="high", frequency="high"))
    assert explain.result(small(), result) == "Risk 60 of 60 = harm 12 x likelihood 5. Tier 1."
    assert explain.if_all_highest(result) == explain.not_enough(result) == ""
    assert explain.confidence(result) == "Confidence low: all known, 0 of 3 with evidence."


@pytest.mark.parametrize(
    ("risk", "working"),
    [
        ("harm * likelihood", " = harm 1 x likelihood 0"),
        ("(harm + 1) * likelihood", " = (harm 1 + 1) x likelihood 0"),
        ("max(harm, likelihood) + 0.5", " = highest of (harm 1, likelihood 0) + 0.5"),
        ("harm * likelihood * frequency", ""),
    ],
)
def test_the_working_is_shown_where_it_is_made_of_totals(risk, working):
    model = with_formula("physical + financial", "frequency", risk)
    result = score(model, answers(physical="none", financial="low", frequency="none"))
    shown = explain.result(model, result).partition(". Tier")[0]
    assert shown == f"Risk {explain.plain(result.risk)} of {explain.plain(result.most_possible)}{working}"


@pytest.mark.parametrize(
    ("number", "shown"), [("48.00", "48"), ("3.50", "3.5"), ("1200", "1,200"), ("0", "0"), ("1E+2", "100")]
)
def test_numbers_are_shown_without_empty_decimals(number, shown):
    assert explain.plain(Decimal(number)) == shown


def test_words_fall_back_to_english_and_say_so():
    assert (str(Words("Harm", "Niwed")), Words("Harm").lang) == ("Harm", "en")


def test_words_are_shown_in_welsh_where_the_file_has_them():
    with translation.override("cy"):
        assert (str(Words("Harm", "Niwed")), Words("Harm", "Niwed").lang) == ("Niwed", "cy")
        assert (str(Words("Harm")), Words("Harm").lang) == ("Harm", "en")


def test_a_level_without_a_reason_cannot_be_submitted_but_can_be_kept_as_a_draft():
    given = page_example() | {"physical": Answer("serious", "  ")}
    sentence = "Give a reason for Physical harm, or choose Not known."
    assert Finding("physical", sentence) in check_answers(tactical(), given, submitting=True)
    assert check_answers(tactical(), given, submitting=False) == []


def test_not_known_needs_no_reason_but_no_answer_at_all_is_found():
    full = answers(physical="low", financial="low", frequency="low", capacity="low")
    assert check_answers(small(), full | {"financial": Answer(NOT_KNOWN)}, submitting=True) == []
    del full["capacity"]
    assert check_answers(small(), full, submitting=True) == [
        Finding("capacity", "Choose an answer for Capacity, or choose Not known.")
    ]


def test_too_little_known_is_found_on_submitting():
    given = {criterion.code: Answer(NOT_KNOWN) for criterion in tactical().criteria}
    assert check_answers(tactical(), given, submitting=True) == [
        Finding("", "Not enough known for a tier: 5 more needed.")
    ]


def test_a_choice_or_criterion_that_the_model_has_not_is_found_even_in_a_draft():
    findings = check_answers(small(), answers(physical="middling", astral="low"), submitting=False)
    assert [finding.sentence for finding in findings] == [
        'This model has no criterion "astral". Open the form again.',
        "Choose one of these for Physical harm: None, Low, High, Not known.",
    ]
