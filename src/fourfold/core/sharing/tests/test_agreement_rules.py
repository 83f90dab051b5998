"""What holds of agreements, with days passed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.rules.agreements import Broken, Terms

TERMS = Terms(
    number=14, state="approved", starts_on=date(2022, 1, 1), review_on=date(2023, 6, 1), ends_on=date(2023, 3, 1),
    purposes=frozenset({"safeguarding"}), kinds=frozenset({"signs"}), parties=frozenset({3001}),
)  # fmt: skip


def asked(on, terms=TERMS, *, partner=3001, purpose="safeguarding", exists=True):
    return rules.why_not(terms, partner=partner, purpose=purpose, exists=exists, on=on)


def test_within_its_days_something_may_go():
    assert asked(date(2022, 1, 1)) == asked(date(2023, 3, 1)) == ""


@pytest.mark.parametrize(("given", "sentence"), [
    ({"on": date(2023, 3, 2)}, "Agreement 14 ended on 1 March 2023."),
    ({"on": date(2021, 12, 31)}, "Agreement 14 begins on 1 January 2022."),
    ({"on": date(2022, 5, 1), "purpose": "investigation"}, "does not cover this purpose"),
    ({"on": date(2022, 5, 1), "partner": 3002}, "no party to agreement 14"),
    ({"on": date(2022, 5, 1), "exists": False}, "has ended. Decide first who takes its place"),
    ({"on": date(2022, 5, 1), "terms": replace(TERMS, state="waiting")}, "was not approved"),
])  # fmt: skip
def test_why_nothing_may_go(given, sentence):
    assert sentence in asked(**given)


@pytest.mark.parametrize(("days", "sentence"), [
    ((date(2023, 5, 1), date(2024, 1, 1), date(2023, 4, 1)), "before the first day"),
    ((date(2022, 5, 1), date(2024, 1, 1), date(2022, 6, 1)), "in the past"),
    ((date(2022, 5, 1), date(2023, 1, 1), None), "must be after today"),
    ((date(2022, 5, 1), date(2026, 1, 1), None), "within two years"),
])  # fmt: skip
def test_days_that_cannot_be(days, sentence):
    with pytest.raises(Broken, match=sentence):
        rules.check_days(*days, date(2023, 1, 4))


def test_where_it_stands_on_a_day():
    assert rules.standing(TERMS, date(2021, 1, 1)) == "due_soon"
    assert rules.standing(TERMS, date(2022, 5, 1)) == "in_force"
    assert rules.standing(replace(TERMS, ends_on=None), date(2023, 6, 2)) == "overdue"
    assert rules.standing(TERMS, date(2023, 3, 2)) == "closed"
    assert rules.standing(replace(TERMS, state="waiting"), date(2022, 5, 1)) == "submitted"
