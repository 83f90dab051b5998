"""How long effects last: of those asked about at 30, 90 and 180 days, how many groups were not back at their level.

Only answers count. One that is not known, or was not given, is said beside them and never taken for either; once a
group is back it is back for the later questions too, though nobody asks them. A disruption counts at a question only
when it is old enough for it: otherwise those that were back early would crowd out those that nobody could ask yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fourfold.understanding.assessments.scoring.disagreement import share

QUESTIONS = (30, 90, 180)  # days after the event (after its last day, where it has several)
SET_BACK = ("major", "moderate", "minor")  # an effect that may last; of none and negative nothing is asked
BACK, NOT_BACK, NOT_KNOWN = "yes", "no", "not_known"


@dataclass(frozen=True)
class Followed:
    """One disruption: its tactic or grade, how many days ago it ended, and its answers by the days of the question."""

    under: str
    age: int
    answers: Mapping[int, str]


@dataclass(frozen=True)
class Lasted:
    """At one question: how many answered, how many of them not back, the share with its 95% interval, and of how many
    it is not known or not answered."""

    days: int
    answered: int
    not_back: int
    share: float | None
    low: float | None
    high: float | None
    not_known: int
    not_answered: int


def due(event_ended_on: date, answered: Iterable[int], *, on: date, is_back: bool) -> int | None:
    """The days of the question that is to be asked on a day: the latest one due; None when nothing is."""
    days = latest(event_ended_on, on)
    return None if is_back or days == 0 or days in set(answered) else days


def latest(event_ended_on: date, on: date) -> int:
    """The days of the latest question that is due on a day; 0 before the first."""
    return max((days for days in QUESTIONS if event_ended_on + timedelta(days=days) <= on), default=0)


def lasting(followed: Iterable[Followed]) -> dict[str, list[Lasted]]:
    """The same for each tactic or grade, at each question, in the order of its first appearance."""
    by_name: dict[str, list[Followed]] = {}
    for one in followed:
        by_name.setdefault(one.under, []).append(one)
    return {name: [_at(days, every) for days in QUESTIONS] for name, every in by_name.items()}


def _at(days: int, every: list[Followed]) -> Lasted:
    said = [_answer(one.answers, days) for one in every if one.age >= days]
    not_back, back = said.count(NOT_BACK), said.count(BACK)
    part, low, high = share(not_back, not_back + back) or (None, None, None)
    return Lasted(days, not_back + back, not_back, part, low, high, said.count(NOT_KNOWN), said.count(None))


def _answer(answers: Mapping[int, str], days: int) -> str | None:
    """What is known at a question: its own answer, or that the group was back at an earlier one."""
    if any(answers.get(earlier) == BACK for earlier in QUESTIONS if earlier <= days):
        return BACK
    return answers.get(days)
