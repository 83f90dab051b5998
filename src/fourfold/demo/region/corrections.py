"""What forces' later files bring besides new threats: corrections, and rows that are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from fourfold.demo.forces import SENDERS
from fourfold.demo.invented import stories
from fourfold.demo.region import calendar
from fourfold.demo.region.facts import OPEN_PHASES
from fourfold.demo.region.shapes import Act, BadRow, PlannedThreat, Verb

SHARE, REVIEWED_SHARE = 0.3, 0.9
REVIEWED_FROM = date(2023, 3, 1)  # files from here on bring the review dates that are still to come
OWN_FOR_A_BAD_ROW = 900  # a sender of so many threats would have a bad row in every file
# From these on, a file can say nothing more of a threat: the platform holds such rows back.
ENDS = (Verb.CLOSE, Verb.MERGE, Verb.TRANSFER)
FAULTS = ("bad date", "unknown force", "too long", "formula")
FORBIDDEN = ("closes", "retypes")


def with_corrections(dice: Random, threats: list[PlannedThreat]) -> Iterator[PlannedThreat]:
    """The threats, some with a correction of a detail in a later file, most with a new review date."""
    for threat in threats:
        days = _days(threat)
        more = (
            [Act(dice.choice(days), Verb.CORRECT, _detail(dice, threat))]
            if days and dice.random() < SHARE
            else []
        )
        last = [day for day in days if day >= REVIEWED_FROM and day not in {act.day for act in more}]
        if last and dice.random() < REVIEWED_SHARE:
            due = {"review_due": calendar.LAST_ACT + timedelta(days=dice.randint(5, 300))}
            again = Act(dice.choice(last), Verb.CORRECT, {"changes": due})
            # Two days of its sender's, with one worked out here between them, would be a clash to choose in.
            more += [again] if threat.facts["review_due"] is None else []
        acts = sorted((*more, *threat.acts), key=lambda one: (one.day, one.verb is not Verb.CORRECT))
        yield replace(threat, acts=tuple(acts))


def _days(threat: PlannedThreat) -> list[date]:
    ends = next((act.day for act in threat.acts if act.verb in ENDS), calendar.LAST_ACT)
    taken = {act.day for act in threat.acts}
    return [
        day for day in calendar.file_days(threat.sender) if threat.arrives < day < ends and day not in taken
    ]


def _detail(dice: Random, threat: PlannedThreat) -> dict[str, Any]:
    """A change of something that no scoring model calls material."""
    kind = dice.randrange(3)
    if kind == 0:
        return {"changes": {"summary": stories.summary(dice, threat.facts["main_area"])}}
    if kind == 1:
        other = [phase for phase in OPEN_PHASES if phase != threat.facts["phase"]]
        return {"changes": {"phase": dice.choice(other)}}
    return {"changes": {"pnd_reference": f"PND/{dice.randint(10_000, 99_999)}"}}


def state(threat: PlannedThreat, day: date) -> dict[str, Any]:
    """A threat's facts as its force has them on the day of a file."""
    facts = dict(threat.facts)
    for act in threat.acts:
        if act.day > day:
            break
        # A review date is sent on the day it is changed; after that the platform's own stands.
        facts["review_due"] = None if act.verb is Verb.CORRECT else facts["review_due"]
        facts |= act.said.get("changes", {})
        if act.verb is Verb.RECLASSIFY:
            facts |= {"kind": act.said["to"], "subtype": act.said["subtype"]}
    return facts


def bad_rows(dice: Random, threats: tuple[PlannedThreat, ...]) -> tuple[BadRow, ...]:
    """Rows to hold back: most files have none, the first and the last of each sender have some."""
    made: list[BadRow] = []
    for sender in SENDERS:
        own = [threat for threat in threats if threat.sender == sender.code]
        days = calendar.file_days(sender.code)
        for place, day in enumerate(days):
            number = 2 if place in (0, len(days) - 1) else int(dice.random() < len(own) / OWN_FOR_A_BAD_ROW)
            made += [_bad(dice, own, day, sender.prefix, len(made) + n) for n in range(number)]
        made += _mended(dice, own, days)
    # A row stands once in a file.
    return tuple({(row.key, row.day): row for row in made}.values())


def _bad(dice: Random, own: list[PlannedThreat], day: date, prefix: str, number: int) -> BadRow:
    settled = [one for one in own if one.fate == "standing" and one.arrives < day and not _sent(one, day)]
    if settled and dice.random() < 0.4:
        threat, fault = dice.choice(settled), dice.choice(FORBIDDEN)
        return BadRow(threat.key, threat.sender, day, fault, state(threat, day))
    threat = dice.choice(own)
    key = f"{prefix}9{number:04d}"
    return BadRow(key, threat.sender, day, dice.choice(FAULTS), {**threat.facts, "sender_reference": key})


def _sent(threat: PlannedThreat, day: date) -> bool:
    return any(act.day == day and act.verb is Verb.CORRECT for act in threat.acts)


def _mended(dice: Random, own: list[PlannedThreat], days: list[date]) -> list[BadRow]:
    """Threats whose row was wrong in one file and right in the next."""
    later = [threat for threat in own if threat.arrives != days[0] and dice.random() < 0.02]
    return [
        BadRow(
            threat.key,
            threat.sender,
            days[days.index(threat.arrives) - 1],
            dice.choice(FAULTS),
            threat.facts,
            mends=True,
        )
        for threat in later
    ]
