"""What holds of reports."""

from datetime import date

import pytest

from fourfold.tackling.activity import rules

MONDAY, TUESDAY = date(2023, 1, 2), date(2023, 1, 3)


def test_a_report_says_what_happened_on_a_day_that_has_come():
    rules.check_told("Two arrested.", MONDAY, MONDAY)
    with pytest.raises(rules.Broken, match="Say what happened"):
        rules.check_told("  ", MONDAY, TUESDAY)
    with pytest.raises(rules.Broken, match="That day is after today"):
        rules.check_told("Two arrested.", TUESDAY, MONDAY)


@pytest.mark.parametrize("written", ["A-000417", "a-417", "A000417", " A 417 "])
def test_a_reference_is_read_as_people_write_it(written):
    assert rules.number(written) == 417 and rules.reference(417) == "A-000417"


@pytest.mark.parametrize("written", ["", "417", "NW-OCG-0417", "A-", "A-12x", "A-9999999999"])
def test_what_is_no_reference_names_no_report(written):
    assert rules.number(written) is None


@pytest.mark.parametrize(("state", "answer", "became", "sentence"), [
    ("waiting", "x", "", "Choose what becomes"),
    ("nonsense", "x", "", "Choose what becomes"),
    ("answered", " ", "", "Say why not"),
    ("disruption", "", "", "Say which disruption"),
    ("plan", "", "D-000001", "belongs to a report that becomes a disruption"),
])  # fmt: skip
def test_whoever_reported_is_told_something(state, answer, became, sentence):
    with pytest.raises(rules.Broken, match=sentence):
        rules.check_settled(state, answer, became)


def test_a_plan_needs_no_words_and_a_disruption_its_reference_or_words():
    rules.check_settled("plan", "", "")
    rules.check_settled("disruption", "", "D-000001")
    rules.check_settled("disruption", "It is being recorded.", "")


def test_an_answer_may_be_given_anew_until_a_disruption_stands_for_it():
    for state in rules.State:
        rules.check_open(state, "")
    with pytest.raises(rules.Broken, match="became D-000123"):
        rules.check_open("disruption", "D-000123")
