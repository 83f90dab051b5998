"""The acts of assessors, moderators and the head of their unit."""

from __future__ import annotations

from datetime import datetime

from fourfold.core.access.viewers import Viewer
from fourfold.demo.colleagues import who
from fourfold.demo.region.shapes import Act
from fourfold.demo.replay.world import World
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment, Challenge, State
from fourfold.understanding.threats.models import Threat

Open = Assessment | None


def assess(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Start or go on, and keep the answers. A draft that another force's analyst left is taken over first."""
    draft = found or writing.start(threat=threat, by=by, at=at)
    if draft.assessor_id != by.user_id:
        draft = writing.take_over(assessment=draft, by=by)
    return writing.save(assessment=draft, opened=draft.edition, answers=act.said["answers"], by=by, at=at)


def submit(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Hand it to the moderators."""
    assert found is not None
    return writing.submit(assessment=found, by=by, at=at, override=act.said.get("override"))


def second(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Somebody else's answers, beside the first."""
    assert found is not None
    writing.second_opinion(assessment=found, answers=act.said["answers"], by=by, at=at)
    return found


def agree(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Moderate what was submitted."""
    assert found is not None
    moderating.agree(assessment=found, digest=found.digest, by=by, at=at)
    return None


def give_back(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Return what was submitted."""
    assert found is not None
    return moderating.give_back(
        assessment=found, digest=found.digest, reason=act.said["reason"], by=by, at=at
    )


def withdraw(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Take back what is open, or else what is of record."""
    latest = found or queries.of_record(threat)
    assert latest is not None
    writing.withdraw(assessment=latest, reason=act.said["reason"], by=by, at=at)
    return None


def challenge(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Challenge a return, or else the moderation that stands."""
    disputed = found if found and found.state == State.RETURNED else queries.of_record(threat)
    assert disputed is not None
    head = world.user(who("decider", "nwrocu_rocta"))
    challenging.challenge(assessment=disputed, reason=act.said["reason"], decider_id=head, by=by, at=at)
    return found


def rule(world: World, threat: Threat, found: Open, act: Act, by: Viewer, at: datetime) -> Open:
    """Decide the challenge that waits."""
    raised = Challenge.objects.select_related("assessment").get(threat=threat, outcome="")
    challenging.decide(raised=raised, overturn=act.said["overturn"], reason=act.said["reason"], by=by, at=at)
    return None
