"""The slow twin of the disruption extract: which rows count on a day, from the plan alone."""

from __future__ import annotations

from collections import Counter
from datetime import date

from fourfold.demo.region.disruptions.outcomes import first_said
from fourfold.demo.region.shapes import PlannedDisruption, Region, Verb

WORDED = (date(2022, 1, 2), date(2022, 12, 31))
DESCRIBED = (date(2022, 1, 1), date(2022, 12, 31))
NOT_NATIONAL = ("refused", "prison")


def counted(region: Region, day: date, bounds: tuple[date, date] = WORDED) -> Counter[tuple[str, str]]:
    """How many disruptions of each sender and P count at a day's end."""
    return Counter(
        (one.sender, main_p) for one in region.disruptions if (main_p := _counts(one, day, bounds))
    )


def _counts(one: PlannedDisruption, day: date, bounds: tuple[date, date]) -> str:
    """The P under which a disruption counts; empty when it does not."""
    facts, assured = first_said(one.facts, one.acts), ""
    if one.arrives > day or one.fate in NOT_NATIONAL:
        return ""
    for act in one.acts:
        if act.day > day:
            break
        if act.verb in (Verb.WITHDRAW, Verb.JOIN):
            return ""
        if act.verb is Verb.CORRECT:
            facts |= act.said["changes"]
        elif act.verb is Verb.ASSURE:
            assured = act.said["grade"]
    graded = (assured or facts["claimed"]) in ("major", "moderate", "minor")
    within = bounds[0] <= facts["record_date"] <= bounds[1]
    return str(facts["main_p"]) if graded and within and facts["role"] == "lead" else ""
