"""Who does what at which time of the day: the plan's acts gathered into sittings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.personas import Persona
from fourfold.demo.region.shapes import Act, PlannedThreat, Verb
from fourfold.demo.replay import deciding, judging
from fourfold.demo.replay.world import World
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat

Deed = Callable[[World, Threat, Assessment | None, Act, Viewer, datetime], Assessment | None]


@dataclass(frozen=True)
class Round:
    """The time of day at which a verb is done, and in which role; `regional` ones act for all forces."""

    at: time
    role: str
    deed: Deed
    regional: bool = False


LOADING, LINKING, BEGINNING, BRIEFING = time(7), time(8, 30), time(12, 40), time(16, 30)
DESK, SECONDS, DECISIONS, HANDOVERS, PANEL, HEARINGS = (
    time(9),
    time(10, 30),
    time(12),
    time(13),
    time(14),
    time(16),
)
ROUNDS = {
    Verb.ASSESS: Round(DESK, "analyst", judging.assess),
    Verb.SUBMIT: Round(DESK, "analyst", judging.submit),
    Verb.WITHDRAW: Round(DESK, "analyst", judging.withdraw),
    Verb.SECOND: Round(SECONDS, "coordinator", judging.second),
    Verb.CHALLENGE: Round(DECISIONS, "coordinator", judging.challenge),
    Verb.AMEND: Round(DECISIONS, "coordinator", deciding.amend),
    Verb.RECLASSIFY: Round(DECISIONS, "coordinator", deciding.decide),
    Verb.MERGE: Round(DECISIONS, "coordinator", deciding.decide),
    Verb.CLOSE: Round(time(12, 30), "lro", deciding.decide),
    Verb.REOPEN: Round(time(12, 30), "lro", deciding.decide),
    Verb.TRANSFER: Round(HANDOVERS, "moderator", deciding.decide, regional=True),
    Verb.AGREE: Round(PANEL, "moderator", judging.agree, regional=True),
    Verb.RETURN: Round(PANEL, "moderator", judging.give_back, regional=True),
    Verb.RULE: Round(HEARINGS, "decider", judging.rule, regional=True),
}


@dataclass
class Sitting:
    """What one person does in one go."""

    day: date
    at: time
    one: Persona
    jobs: list[tuple[PlannedThreat, Act]] = field(default_factory=list)


def sittings(threats: Iterable[PlannedThreat]) -> list[Sitting]:
    """All sittings in order; within one, the acts in the order of the plan."""
    found: dict[Any, Sitting] = {}
    for threat in threats:
        for act in threat.acts:
            if act.verb in ROUNDS:
                at, one = ROUNDS[act.verb].at, _who(ROUNDS[act.verb], threat, act)
                key = (act.day, at, one.sign_in_name)
                found.setdefault(key, Sitting(act.day, at, one)).jobs.append((threat, act))
    return [found[key] for key in sorted(found)]


def _who(found: Round, threat: PlannedThreat, act: Act) -> Persona:
    if not found.regional:
        return who(found.role, threat.sender)
    # Two moderators take turns, week by week.
    place = (
        act.day.isocalendar().week % 2 if found.role == "moderator" and act.verb is not Verb.TRANSFER else 0
    )
    return who(found.role, "nwrocu_rocta", place)


def by_day(planned: Iterable[Sitting]) -> dict[date, list[Sitting]]:
    """Sittings by day."""
    days: dict[date, list[Sitting]] = defaultdict(list)
    for sitting in planned:
        days[sitting.day].append(sitting)
    return days
