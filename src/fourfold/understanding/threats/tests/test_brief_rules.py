"""Who may stand in a brief for officers, and what a brief may not say."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.understanding.threats.briefs import rules
from fourfold.understanding.threats.briefs.rules import Linked, Standing
from fourfold.understanding.threats.rules import Broken

ON = date(2023, 7, 14)
ADULT, CHILD = date(1990, 1, 1), date(2005, 7, 15)


def linked(*roles, categories=("suspect",), exploited=False, born_on=ADULT):
    return Linked(frozenset(roles), frozenset(categories), exploited, born_on)


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (linked("member"), Standing.INVOLVED),
        (linked("enabler", categories=("convicted",)), Standing.INVOLVED),
        (linked("member", born_on=None), Standing.INVOLVED),
        (linked("victim", categories=("victim",)), Standing.ABSENT),
        (linked("witness", categories=("witness_or_other",)), Standing.ABSENT),
        (linked("member", "victim", categories=("suspect", "victim")), Standing.ABSENT),
        (linked("victim", "exploited_person", categories=("victim",)), Standing.ABSENT),
        (linked("witness", exploited=True), Standing.ABSENT),
        (linked("associate", categories=("witness_or_other",)), Standing.ABSENT),
        (linked("associate", categories=("victim",)), Standing.ABSENT),
        (linked("a role of next year"), Standing.ABSENT),
        (linked("exploited_person", categories=("suspect",)), Standing.SAFEGUARD),
        (linked("exploited_person", categories=("victim",)), Standing.SAFEGUARD),
        (linked("member", exploited=True), Standing.SAFEGUARD),
        (linked("member", "exploited_person"), Standing.SAFEGUARD),
        (linked("member", born_on=CHILD), Standing.SAFEGUARD),
        (linked("victim", categories=("victim",), born_on=CHILD), Standing.ABSENT),
        (linked("associate", categories=("victim",), born_on=CHILD), Standing.ABSENT),
    ],
)
def test_whom_officers_are_shown_and_how(person, shown):
    assert rules.standing(person, on=ON) is shown


def test_a_child_is_one_until_the_birthday():
    assert rules.standing(linked("member", born_on=date(2005, 7, 14)), on=ON) is Standing.INVOLVED


def test_a_part_goes_on_through_its_last_day():
    assert rules.in_force(None, ON, ON) and rules.in_force(ON, None, ON)
    assert not rules.in_force(None, date(2023, 7, 13), ON)
    assert not rules.in_force(date(2023, 7, 15), None, ON)


@pytest.mark.parametrize(
    ("review_on", "said"),
    [
        (ON, "must be after today"),
        (date(2023, 7, 13), "must be after today"),
        (date(2024, 7, 15), "within a year"),
    ],
)
def test_a_review_day_is_after_today_and_within_a_year(review_on, said):
    with pytest.raises(Broken, match=said):
        rules.check_review(ON, review_on)


def test_the_last_review_day_is_a_year_away():
    rules.check_review(ON, date(2024, 7, 14))


@pytest.mark.parametrize("text", ["As LOG 41 says.", "See log\n41", "(log 41)"])
def test_a_source_is_found_however_it_is_written(text):
    with pytest.raises(Broken, match="“Log 41” is a source"):
        rules.check_says([text], sources=["Log 41"], protected=[])


def test_words_that_only_look_like_a_source_or_a_name_pass():
    rules.check_says(
        ["Log 412 is a van. Call the police at once. Annabel Valentine."],
        sources=["Log 41", "Police", ""],
        protected=["Anna Vale", ""],
    )


def test_a_victim_is_named_nowhere():
    with pytest.raises(Broken, match="must not take for a suspect"):
        rules.check_says(["", "Ask anna  vale."], sources=[], protected=["Anna Vale"])


@pytest.mark.parametrize(
    ("text", "name"), [("Ask O’Vale.", "O'Vale"), ("Ask Ann Véle.", "Ann Vele"), ("Ask An\u200bna.", "Anna")]
)
def test_a_name_is_found_however_it_is_written(text, name):
    assert rules.says_any(text, [name])
    assert not rules.says_any("Ask nobody.", [name, "\u200b"])


def test_closed_and_merged_threats_have_no_new_brief():
    rules.check_open("pursue", None)
    with pytest.raises(Broken, match="closed"):
        rules.check_open("closed_dismantled", None)
    with pytest.raises(Broken, match="merged"):
        rules.check_open("closed_merged", 7)


def test_a_brief_counts_through_its_review_day():
    assert rules.is_overdue(date(2023, 7, 13), ON) and not rules.is_overdue(ON, ON)
