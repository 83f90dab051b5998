"""What becomes of a disruption once it has arrived: corrected by a file, withdrawn, assured as claimed or otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.region import calendar
from fourfold.demo.region.disruptions.days import DIP_SAMPLE, Dates, Days
from fourfold.demo.region.shapes import Act, PlannedDisruption, Verb

ASSURING = 15  # the day of the month on which co-ordinators and panels assure
NOT_PURSUE_AT_FIRST = 0.15
AS_CLAIMED = 0.1
REASONS = {
    "none": "Nothing shows that the group could do less afterwards.",
    "as claimed": "Before and after are as the group's activity shows.",
}
WITHDRAWN = "Entered for the wrong group; the event is recorded under the right one."


def acts(dice: Random, fate: str, days: Days, dates: Dates, facts: Mapping[str, Any]) -> tuple[Act, ...]:
    """The acts on a disruption of this fate, in order."""
    if fate == "raised":
        return _corrected(dice, days.late, claimed="minor")
    if fate == "lowered_last":
        return (Act(DIP_SAMPLE, Verb.CORRECT, {"changes": {"claimed": "none"}}),)
    if fate == "withdrawn":
        return (Act(_sometime(dice, dates.arrives), Verb.WITHDRAW, {"reason": WITHDRAWN}),)
    if fate == "lowered":
        return (_assured(dice, dates.arrives, "none", REASONS["none"]),)
    if fate != "in_time":
        return ()
    if facts["main_p"] != "pursue" and dice.random() < NOT_PURSUE_AT_FIRST:
        return _corrected(dice, days.late, main_p=facts["main_p"])
    if dice.random() < AS_CLAIMED:
        return (_assured(dice, dates.arrives, facts["claimed"], REASONS["as claimed"]),)
    return ()


def state(one: PlannedDisruption, day: date) -> dict[str, Any]:
    """What its agency says of a disruption by a day."""
    facts = first_said(one.facts, one.acts)
    for act in one.acts:
        if act.verb is Verb.CORRECT and act.day <= day:
            facts |= act.said["changes"]
    return facts


def first_said(facts: Mapping[str, Any], done: tuple[Act, ...]) -> dict[str, Any]:
    """The facts as the first file has them: what a later one corrects to another P was sent as Pursue."""
    corrects = any("main_p" in act.said.get("changes", ()) for act in done)
    return {**facts, "main_p": "pursue"} if corrects else dict(facts)


def _corrected(dice: Random, late: list[date], **changes: object) -> tuple[Act, ...]:
    return (Act(dice.choice(late), Verb.CORRECT, {"changes": changes}),)


def _assured(dice: Random, after: date, grade: str, reason: str) -> Act:
    return Act(_sometime(dice, after), Verb.ASSURE, {"grade": grade, "reason": reason})


def _sometime(dice: Random, after: date) -> date:
    """A day of assurance, half of them before the first extract where that leaves one."""
    early, late = _months(after, FIRST_EXTRACT), _months(max(after, FIRST_EXTRACT), calendar.LAST_ACT)
    return dice.choice(early if early and dice.random() < 0.5 else late)


def _months(after: date, until: date) -> list[date]:
    firsts = (date(2021 + month // 12, month % 12 + 1, ASSURING) for month in range(31))
    return [day for day in firsts if after + timedelta(days=3) < day <= until]
