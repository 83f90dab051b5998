"""May this part go? Every reason, with everything passed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fourfold.core.sharing.offering import Given, Part
from fourfold.core.sharing.rules import judging, needs
from fourfold.core.sharing.rules.agreements import Terms
from fourfold.core.sharing.rules.judging import Asked, Wording

TERMS = Terms(
    number=14, state="approved", starts_on=date(2022, 1, 1), review_on=date(2023, 6, 1), ends_on=None,
    purposes=frozenset({"safeguarding", "investigation"}), sensitive=True, parties=frozenset({3001}),
    kinds=frozenset({"subject", "threat", "signs", "victim", "suspect"}),
)  # fmt: skip
ASKED = Asked(3001, "halton_council", "safeguarding", date(2023, 1, 4))
SAYS = Wording(lambda code: code, lambda code: code, lambda number: f"agency {number}")
PART = Part("signs", "Signs", "Signs to look for", "Doors propped open.", "signs")
GIVEN = Given(4101, "safeguarding", frozenset({"this_purpose_only", "not_for_immigration"}))


def why(part=PART, asked=ASKED, terms=TERMS):
    return judging.why_not(part, asked, terms, needs.on(asked.on), SAYS)


def test_what_nothing_forbids_may_go():
    assert why() == ""


@pytest.mark.parametrize(("part", "sentence"), [
    (replace(PART, kind="suspect"), "“suspect” is not needed for this purpose: safeguarding."),
    (replace(PART, kind="place"), "Agreement 14 does not cover “place”."),
    (replace(PART, source=True), "Sources are never shared"),
    (replace(PART, handling="DS Shah"), "Handling C: ask DS Shah first."),
    (replace(PART, given=replace(GIVEN, conditions=frozenset({"ask_before_sharing"}))), "asked to be asked first"),
])  # fmt: skip
def test_what_stands_in_the_way(part, sentence):
    assert sentence in why(part)


def test_sensitive_needs_an_agreement_that_covers_it():
    assert "OFFICIAL-SENSITIVE" in why(replace(PART, sensitive=True), terms=replace(TERMS, sensitive=False))
    assert why(replace(PART, sensitive=True)) == ""


def test_a_child_is_named_only_to_be_kept_from_harm():
    child = replace(PART, kind="suspect", child=True)
    assert "about a child" in why(child, replace(ASKED, purpose="investigation"))
    assert why(replace(child, kind="victim")) == ""


def test_what_a_partner_gave_is_held_to_its_conditions():
    given = replace(PART, given=GIVEN)
    assert why(given) == ""
    assert "for this purpose only: safeguarding" in why(given, replace(ASKED, purpose="investigation"))
    for code in ("border_force", "immigration_enforcement", "home_office"):
        assert "not used for immigration enforcement" in why(given, replace(ASKED, partner_code=code))
    assert why(given, replace(ASKED, partner=4101, purpose="investigation")) == "", "they know what they gave"


def test_what_says_a_refused_name_is_refused_too():
    suspect = Part("person:1", "Vesper", "Somebody", "Vésper Quillon", "suspect", names=("Vesper  Quillon",))
    telling = replace(PART, key="summary", text="Seen with VESPER QUILLON’s van.")
    verdicts = judging.judge([PART, telling, suspect], ASKED, TERMS, needs.on(ASKED.on), SAYS)
    assert [one.may for one in verdicts] == [True, False, False]
    assert "says something that may not be shared" in verdicts[1].why


def test_before_the_file_begins_nothing_is_needed_and_nothing_goes():
    asked = replace(ASKED, on=date(2017, 1, 1))
    assert "not needed" in why(asked=asked)


def test_a_purpose_that_the_file_does_not_know_lets_nothing_go():
    assert "not needed" in why(asked=replace(ASKED, purpose="curiosity"))
