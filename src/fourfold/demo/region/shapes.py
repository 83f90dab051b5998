"""What a plan is made of. Plain frozen values: nothing here reads, writes or knows a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Verb(StrEnum):
    """What somebody does to a threat, or to a disruption, on a day."""

    CORRECT = "correct"  # a file of the force's changes facts
    ASSESS = "assess"  # start (or go on) and save answers
    SUBMIT = "submit"
    SECOND = "second opinion"
    AGREE = "agree"
    RETURN = "return"
    WITHDRAW = "withdraw"
    CHALLENGE = "challenge"
    RULE = "rule on a challenge"
    AMEND = "amend"
    RECLASSIFY = "reclassify"
    CLOSE = "close"
    REOPEN = "reopen"
    MERGE = "merge"
    TRANSFER = "transfer"
    JOIN = "join"  # two rows tell of one event
    ASSURE = "assure"


@dataclass(frozen=True)
class Act:
    """One act: the day, the verb, and what the verb needs, by name."""

    day: date
    verb: Verb
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """A person's part in a threat. `who` is the same for the same person in two threats."""

    who: str
    name: str
    born_on: date
    role: str
    category: str
    exploited: bool = False
    checked: str = ""  # the outcome of the exploitation check that comes first, if one does


@dataclass(frozen=True)
class PlannedThreat:
    """A threat as its force first sends it, and everything that becomes of it, in order."""

    key: str
    sender: str
    fate: str
    arrives: date
    facts: Mapping[str, Any]
    acts: tuple[Act, ...]
    people: tuple[Linked, ...] = ()
    prison: str = ""


@dataclass(frozen=True)
class BadRow:
    """A row that a file holds wrongly: a fault of its own, or an act that a file may not do.

    With `mends`, the next file of that sender brings the same threat in order.
    """

    key: str
    sender: str
    day: date
    fault: str
    facts: Mapping[str, Any]
    mends: bool = False


@dataclass(frozen=True)
class PlannedOperation:
    """One operation: who leads it, at which level, from when, and the keys of the threats that it serves."""

    name: str
    owner: str
    sio: str
    level: str
    starts: date
    ends: date | None
    financial_investigator: str
    serves: tuple[str, ...]


@dataclass(frozen=True)
class PlannedBrief:
    """What officers are told of a threat, by whom it is written (the sender's lead officer) and when."""

    key: str
    sender: str
    day: date
    safety: str
    signs: str
    to_report: str
    review_on: date


@dataclass(frozen=True)
class PlannedDisruption:
    """A disruption as its agency records it in the end, the day of the file that brings it, and what becomes of it.

    `by` is the role of whoever records it here on that day; empty where a file brings it.
    """

    key: str
    sender: str
    fate: str
    arrives: date
    facts: Mapping[str, Any]
    acts: tuple[Act, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class PlannedRow:
    """A row of a file of people or of assessments: what it says, by our columns, and what is wrong with it."""

    sender: str
    day: date
    what: str
    facts: Mapping[str, Any]
    fault: str = ""


@dataclass(frozen=True)
class Region:
    """The whole plan of one seed."""

    seed: int
    threats: tuple[PlannedThreat, ...]
    bad_rows: tuple[BadRow, ...]
    operations: tuple[PlannedOperation, ...] = ()
    briefs: tuple[PlannedBrief, ...] = ()
    disruptions: tuple[PlannedDisruption, ...] = ()
    rows: tuple[PlannedRow, ...] = ()

    def of(self, sender: str) -> list[PlannedThreat]:
        """The threats that this sender sends."""
        return [threat for threat in self.threats if threat.sender == sender]
