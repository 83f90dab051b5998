"""Who assures what: co-ordinator, panel, or the one in twenty that a panel looks at; never whoever led."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fourfold.tackling.disruptions.assurance import assurers
from fourfold.tackling.disruptions.assurance.assurers import Assurer, Claim, MayNotAssure, Rule, Way

DAY = date(2022, 5, 3)
COORDINATOR = Assurer("J. Orr", frozenset({Way.COORDINATOR}), led_it=False)
PANEL = Assurer("A. Penhale", frozenset({Way.PANEL}), led_it=False)


def _undrawn(grade: str) -> Claim:
    """A claim that the draw leaves to the co-ordinator."""
    reference = next(f"D-{n:06}" for n in range(1, 100) if not assurers.drawn(f"D-{n:06}", 20))
    return Claim("cheshire", reference, grade)


@pytest.mark.parametrize("grade", ["moderate", "minor", "none", ""])
def test_a_coordinator_decides_what_no_rule_gives_to_a_panel(grade):
    assurers.check(_undrawn(grade), COORDINATOR, on=DAY)
    with pytest.raises(MayNotAssure, match="co-ordinator of the agency decides"):
        assurers.check(_undrawn(grade), PANEL, on=DAY)


@pytest.mark.parametrize("grade", ["major", "negative"])
def test_a_panel_decides_what_is_major_or_negative(grade):
    assurers.check(_undrawn(grade), PANEL, on=DAY)
    with pytest.raises(MayNotAssure, match="A panel decides"):
        assurers.check(_undrawn(grade), COORDINATOR, on=DAY)


def test_whoever_led_the_event_decides_nothing_of_it():
    with pytest.raises(MayNotAssure, match="Orr led this event and cannot decide it"):
        assurers.check(_undrawn("minor"), replace(COORDINATOR, led_it=True), on=DAY)


def test_a_coordinator_raises_nothing_to_what_is_the_panels():
    with pytest.raises(MayNotAssure, match="Only a panel gives this effect"):
        assurers.check_grade(_undrawn("minor"), "major", Way.COORDINATOR, on=DAY)
    assurers.check_grade(_undrawn("minor"), "moderate", Way.COORDINATOR, on=DAY)
    assurers.check_grade(_undrawn("minor"), "major", Way.PANEL, on=DAY)


def test_one_in_twenty_of_the_minor_ones_goes_to_a_panel_whoever_recorded_them():
    claims = [Claim("gmp", f"D-{number:06}", "minor") for number in range(1, 20_001)]
    to_a_panel = sum(assurers.way(claim, on=DAY) is Way.PANEL for claim in claims)
    assert 850 <= to_a_panel <= 1150


def test_a_grade_drawn_for_a_panel_by_chance_may_still_be_given_by_a_coordinator():
    drawn = next(f"D-{n:06}" for n in range(1, 200) if assurers.drawn(f"D-{n:06}", 20))
    assurers.check_grade(Claim("gmp", drawn, "moderate"), "minor", Way.COORDINATOR, on=DAY)


def test_a_rule_holds_from_its_first_day_to_its_last():
    until = Rule("any", frozenset({"minor"}), Way.PANEL, 1, date(2021, 1, 1), date(2022, 5, 3))
    after = replace(until, by=Way.COORDINATOR, starts_on=date(2022, 5, 4), ends_on=None)
    claim = _undrawn("minor")
    assert assurers.way(claim, on=DAY, among=(until, after)) is Way.PANEL
    assert assurers.way(claim, on=date(2022, 5, 4), among=(until, after)) is Way.COORDINATOR
    with pytest.raises(MayNotAssure, match="No rule in force"):
        assurers.way(claim, on=date(2020, 12, 31), among=(until, after))


def test_a_rule_of_one_agency_leaves_the_others_alone():
    own = Rule("cumbria", frozenset({"minor"}), Way.PANEL, 1, date(2021, 1, 1), None)
    rest = Rule("any", frozenset({"minor"}), Way.COORDINATOR, 1, date(2021, 1, 1), None)
    assert assurers.way(_undrawn("minor"), on=DAY, among=(own, rest)) is Way.COORDINATOR
    assert assurers.way(replace(_undrawn("minor"), agency="cumbria"), on=DAY, among=(own, rest)) is Way.PANEL
