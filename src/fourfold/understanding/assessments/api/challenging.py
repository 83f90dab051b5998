"""Challenges: of a return or of the moderation that stands, put to somebody who had no part in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.http import Http404
from ninja import Field, Schema

from fourfold.core.api import problems
from fourfold.core.api.schemas import Number, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.assessments import as_known, parts, queries
from fourfold.understanding.assessments.actions import challenging
from fourfold.understanding.assessments.api.room import room
from fourfold.understanding.assessments.forms.deciding import OVERTURN, ChallengeDecisionForm, ChallengeForm
from fourfold.understanding.assessments.models import Challenge, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.views.finding import assessment_or_404
from fourfold.understanding.threats import queries as threats


class DeciderTold(Schema):
    """Somebody who may decide a challenge: the number is sent back to name them."""

    number: int
    name: str


class Deciders(Schema):
    """Everybody who may decide: they had no part in the assessment."""

    count: int
    items: list[DeciderTold]


class ChallengeTold(Schema):
    """A challenge: `outcome` is empty while it waits, and then upheld, overturned or lapsed."""

    number: int
    assessment: int
    reference: str = Field(description="Of the threat.")
    reason: str
    raised_by: str
    raised_at: datetime
    decider: str
    outcome: str
    decided_reason: str
    decided_at: datetime | None

    @classmethod
    def of(cls, raised: Challenge, reference: str) -> Self:
        """From a row of today or of the past."""
        same = ("reason", "raised_at", "outcome", "decided_reason", "decided_at")
        return cls(
            **{name: getattr(raised, name) for name in same},
            number=raised.pk, assessment=raised.assessment_id, reference=reference,
            raised_by=raised.raised_by.name, decider=raised.decider.name,
        )  # fmt: skip


class Challenges(Schema):
    """Every challenge that was asked for."""

    count: int
    items: list[ChallengeTold]


class NewChallenge(Sent):
    """Why, and the number of who is to decide (see its deciders)."""

    reason: str = Field(max_length=2000)
    decider: Number


class ChallengeDecision(Sent):
    """Whether what was challenged stands (uphold) or not (overturn), and why."""

    decision: str = Field(max_length=10)
    reason: str = Field(max_length=2000)


@room.reads("/assessments/{number}/deciders", Permission.CHALLENGE, Deciders)
def deciders(request: Any, number: Number) -> Deciders:
    """Who may decide a challenge to an assessment."""
    one = assessment_or_404(number)
    found = parts.deciders(one, request.viewer, clock.day_of(request.at))
    return Deciders(count=len(found), items=[DeciderTold(number=each, name=name) for each, name in found])


@room.writes("/assessments/{number}/challenges", Permission.CHALLENGE, ChallengeTold, status=201)
def challenge(request: Any, number: Number, given: NewChallenge) -> ChallengeTold:
    """Challenge a return, or the moderation that stands, to somebody who had no part in it."""
    one = assessment_or_404(number)
    may = parts.deciders(one, request.viewer, clock.day_of(request.at))
    said = problems.checked(ChallengeForm(given.model_dump(), deciders=may))
    raised = challenging.challenge(
        assessment=one, reason=said["reason"], decider_id=said["decider"], by=request.viewer, at=request.at
    )
    return _now(raised.pk)


@room.reads("/assessments/{number}/challenges", Permission.VIEW, Challenges, past=True)
def challenges(request: Any, number: Number) -> Challenges:
    """The challenges to an assessment, in order, today or as known on a past day."""
    one = as_known.assessment(number, request.as_of)
    threat = threats.by_id(one.threat_id, as_of=request.as_of) if one is not None else None
    if one is None or threat is None:
        raise Http404
    audit.consulted("challenge.read", by=request.viewer, kind="threat", target=threat.reference)
    found = as_known.challenges(one, request.as_of)
    items = [ChallengeTold.of(raised, threat.reference) for raised in found]
    return Challenges(count=len(items), items=items)


@room.reads("/challenges", Permission.DECIDE_CHALLENGES, Challenges)
def waiting(request: Any) -> Challenges:
    """The challenges that were put to you and wait, the longest first."""
    found = queries.to_decide(request.viewer)
    items = [ChallengeTold.of(raised, raised.assessment.threat.reference) for raised in found]
    audit.consulted("challenge.list", by=request.viewer, kind="threat", rows=len(items))
    return Challenges(count=len(items), items=items)


@room.reads("/challenges/{number}", Permission.VIEW, ChallengeTold)
def one_challenge(request: Any, number: Number) -> ChallengeTold:
    """One challenge, and what came of it."""
    found = _now(number)
    audit.consulted("challenge.read", by=request.viewer, kind="threat", target=found.reference)
    return found


@room.writes("/challenges/{number}/decide", Permission.DECIDE_CHALLENGES, ChallengeTold)
def decide(request: Any, number: Number, given: ChallengeDecision) -> ChallengeTold:
    """Decide a challenge that was put to you."""
    raised = _found_or_404(number)
    of_return = raised.assessment.state == State.RETURNED
    said = problems.checked(ChallengeDecisionForm(given.model_dump(), of_return=of_return))
    challenging.decide(
        raised=raised, overturn=said["decision"] == OVERTURN, reason=said["reason"], by=request.viewer,
        at=request.at,
    )  # fmt: skip
    return _now(number)


def _found_or_404(number: int) -> Challenge:
    raised = queries.challenge(number)
    if raised is None:
        raise Http404
    return raised


def _now(number: int) -> ChallengeTold:
    raised = _found_or_404(number)
    return ChallengeTold.of(raised, raised.assessment.threat.reference)
