"""Invented briefs: what lead responsible officers write for officers on the street, for a good part of the threats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from fourfold.demo.invented import briefs as sentences
from fourfold.demo.region import calendar
from fourfold.demo.region.shapes import PlannedBrief, PlannedThreat, Verb

# Lead officers began to write briefs on this day, and go through their lists once a month.
BEGUN = date(2022, 10, 1)
BRIEFING = 1  # Tuesday
BRIEFED_SHARE = 0.45
# Threats that leave the list or their owner are not briefed: nobody here writes for an agency that is not theirs.
LEAVING = {Verb.CLOSE, Verb.MERGE, Verb.TRANSFER}


def briefs(dice: Random, threats: Sequence[PlannedThreat]) -> tuple[PlannedBrief, ...]:
    """The briefs of a region, by the threats that stay."""
    return tuple(one for threat in threats for one in _of(dice, threat))


def _of(dice: Random, threat: PlannedThreat) -> Iterator[PlannedBrief]:
    days = [day for day in _months() if day > threat.arrives + timedelta(days=7)]
    written, chosen = (dice.choice(days) if days else None), dice.random() < BRIEFED_SHARE
    if written is None or not chosen or LEAVING & {act.verb for act in threat.acts}:
        return
    area = threat.facts["main_area"]
    yield PlannedBrief(
        key=threat.key,
        sender=threat.sender,
        day=written,
        safety=sentences.safety(dice, area),
        signs=sentences.signs(dice, area),
        to_report=sentences.to_report(dice),
        review_on=written + timedelta(days=dice.choice((90, 180, 180, 360))),
    )


def _months() -> list[date]:
    """The first Tuesday of each month on which briefs are written."""
    firsts = [
        date(BEGUN.year + (BEGUN.month - 1 + n) // 12, (BEGUN.month - 1 + n) % 12 + 1, 1) for n in range(24)
    ]
    days = [calendar.on_weekday(first - timedelta(days=1), BRIEFING) for first in firsts]
    return [day for day in days if day <= calendar.LAST_ACT]
