"""Two agencies claim the lead for one event: both rows say so, until somebody who sees both joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.region import calendar
from fourfold.demo.region.shapes import Act, PlannedDisruption, Verb

BEFORE_THE_FIRST = 0.6
REASON = "The same event: both logs name the warrant, and the other force led it."
TOLD = ("what", "event_on", "event_ends_on", "main_p", "could_before")


def with_joins(dice: Random, made: Sequence[PlannedDisruption]) -> Iterator[PlannedDisruption]:
    """Say into which event each doubled row goes: one of another agency that stays; no two into the same."""
    staying = [one for one in made if one.fate == "in_time" and not one.acts]
    dice.shuffle(staying)
    for one in made:
        if one.fate != "doubled":
            yield one
            continue
        other = next((each for each in staying if _fits(each, one)), None)
        if other is None:
            continue
        staying.remove(other)
        same = {name: other.facts[name] for name in TOLD}
        act = Act(
            _day(dice, max(one.arrives, other.arrives)), Verb.JOIN, {"into": other.key, "reason": REASON}
        )
        yield replace(one, facts={**one.facts, **same}, acts=(act,))


def _fits(each: PlannedDisruption, one: PlannedDisruption) -> bool:
    """An event of another agency in the weeks before this one was recorded."""
    days = (one.facts["record_date"] - each.facts["event_on"]).days
    return each.sender != one.sender and 0 <= days <= 40


def _day(dice: Random, after: date) -> date:
    """A Wednesday of the month's third week; most before the first extract, where that leaves one."""
    months = (date(2022 + n // 12, n % 12 + 1, 14) for n in range(18))
    days = [calendar.on_weekday(first, 2) for first in months]
    early = [day for day in days if after < day <= FIRST_EXTRACT]
    late = [day for day in days if max(after, FIRST_EXTRACT) < day <= calendar.LAST_ACT - timedelta(days=1)]
    return dice.choice(early if early and dice.random() < BEFORE_THE_FIRST else late)
