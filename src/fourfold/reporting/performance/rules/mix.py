"""The mix of the four Ps: which records of an agency are counted, and why each of the others is not.

Counted is what the inspection report counts: an event that the agency led, once, in the national standard, graded
major, moderate or minor. A grade is the assured one, or the claimed one where nobody has assured it yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FOUR_PS = ("pursue", "prevent", "protect", "prepare")
COUNTED_GRADES = ("major", "moderate", "minor")
# Why a record is not counted. One that has several reasons has the first of them.
WITHDRAWN, JOINED, SUPPORT = "withdrawn", "joined", "support"
REGIONAL, PREVENTION_WORK, ACTIVITY = "regional", "prevention_work", "activity"
NO_GRADE, NONE, NEGATIVE = "no_grade", "none", "negative"
REASONS = (WITHDRAWN, JOINED, REGIONAL, PREVENTION_WORK, ACTIVITY, SUPPORT, NO_GRADE, NONE, NEGATIVE)


@dataclass(frozen=True)
class Sort:
    """What records of one agency have in common."""

    agency: int
    main_p: str
    role: str
    standing: str
    grade: str
    joined: bool
    withdrawn: bool


@dataclass(frozen=True)
class Mix:
    """How many of an agency's records are counted, by their main P, and how many are not, by reason."""

    counted: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counted.values())

    @property
    def recorded(self) -> int:
        """Every record, counted or not."""
        return self.total + sum(self.left_out.values())

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Each of the four Ps with its count, in their order; a P without any is there with 0."""
        return [(p, self.counted.get(p, 0)) for p in FOUR_PS]


def why_not(one: Sort) -> str:
    """The first reason why a record is not counted; "" where it is."""
    if one.withdrawn:
        return WITHDRAWN
    if one.joined:
        return JOINED
    if one.standing != "national":
        return one.standing
    if one.role != "lead":
        return SUPPORT
    return "" if one.grade in COUNTED_GRADES else one.grade or NO_GRADE


def mixes(counts: Iterable[tuple[Sort, int]]) -> dict[int, Mix]:
    """The mix of every agency that has a record, by its number."""
    counted: dict[int, Counter[str]] = {}
    left_out: dict[int, Counter[str]] = {}
    for one, number in counts:
        reason = why_not(one)
        into = left_out if reason else counted
        into.setdefault(one.agency, Counter())[reason or one.main_p] += number
    return {
        agency: Mix(counted.get(agency, {}), left_out.get(agency, {})) for agency in counted.keys() | left_out
    }
