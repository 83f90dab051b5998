"""Agreeing the effect of a disruption, leaving it to a panel, and saying later whether it lasted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ninja import Field, Query, Schema

from fourfold.core.api import lists, operations, problems
from fourfold.core.api.schemas import Number, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.tackling.disruptions.api import told
from fourfold.tackling.disruptions.api.room import room
from fourfold.tackling.disruptions.api.told import Disruptions, DisruptionTold
from fourfold.tackling.disruptions.assurance import actions, answering, queries, queue, words
from fourfold.tackling.disruptions.assurance.forms import LastedForm, MeetingForm
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import found_or_404


class AssuranceDecision(Sent):
    """What the effect was; a reason where it is not what was claimed; the meeting, where a panel decides."""

    grade: str = Field(max_length=10)
    reason: str = Field("", max_length=2000)
    meeting: Number | None = None


class Reason(Sent):
    """Why."""

    reason: str = Field(max_length=2000)


class NewMeeting(Sent):
    """A meeting of a panel: its day, and who sits, the chair first."""

    held_on: date
    members: list[str] = Field(max_length=30)


class MeetingTold(Schema):
    """A meeting of a panel."""

    number: int
    held_on: date
    members: list[str]


class Lasted(Sent):
    """Whether the group is back at its usual level, and how it is known."""

    back: str = Field(max_length=10)
    note: str = Field("", max_length=500)


@room.reads("/assurance", Permission.ASSURE, Disruptions)
def waiting(request: Any, given: Query[Paging]) -> Disruptions:
    """The disruptions whose effect you may agree and nobody has, the oldest first."""
    asked = lists.asked(given, words.COLUMNS, queue.OLDEST_FIRST)
    on = clock.day_of(request.at)
    found = queue.listing(queue.Narrowed(), asked, queue.ways_of(request.viewer), on=on)
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.queue",
        by=request.viewer,
        kind="disruption",
        rows=len(found.rows),
    )
    return Disruptions(**lists.told(found, asked), items=told.several(found.rows))


@room.writes("/panels", Permission.ASSURE_PANEL, MeetingTold, status=201)
def meet(request: Any, given: NewMeeting) -> MeetingTold:
    """Open a meeting of a panel; decisions name it."""
    data = {"held_on": given.held_on, "members": "\n".join(given.members)}
    entered = problems.checked(MeetingForm(data, today=clock.day_of(request.at)))
    made = actions.open_meeting(**entered, by=request.viewer, at=request.at)
    return MeetingTold(number=made.pk, held_on=made.held_on, members=made.members.split("\n"))


@room.writes("/disruptions/{reference}/assure", Permission.ASSURE, DisruptionTold, amends=True)
def assure(request: Any, reference: str, given: AssuranceDecision) -> DisruptionTold:
    """Agree what the effect was. Nobody agrees what they led; the dated rule says who does."""
    found = found_or_404(reference, request)
    meeting = queries.meeting(given.meeting) if given.meeting is not None else None
    return _acted(
        request, found, given, actions.decide, grade=given.grade, reason=given.reason, meeting=meeting
    )


@room.writes("/disruptions/{reference}/to-panel", Permission.ASSURE, DisruptionTold, amends=True)
def to_panel(request: Any, reference: str, given: Reason) -> DisruptionTold:
    """Leave the decision to a panel, and say why."""
    found = found_or_404(reference, request)
    return _acted(request, found, given, actions.send_to_panel, reason=given.reason)


@room.writes("/disruptions/{reference}/lasted", Permission.RECORD, DisruptionTold, amends=True)
def lasted(request: Any, reference: str, given: Lasted) -> DisruptionTold:
    """Answer the question that is due after 30, 90 or 180 days: is the group back at its usual level?"""
    found = found_or_404(reference, request)
    entered = problems.checked(LastedForm(given.model_dump() | {"opened": operations.edition(request)}))
    return _acted(request, found, given, answering.answer, back=entered["back"], note=entered["note"])


def _acted(request: Any, found: Any, given: Sent, act: Callable[..., Any], **said: Any) -> DisruptionTold:
    """Carry it out on the edition that was read; a clash shows both."""
    opened = operations.edition(request)
    try:
        act(disruption=found, opened=opened, **said, by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(told.now(found.pk), given, str(clash)) from clash
    return told.now(found.pk)
