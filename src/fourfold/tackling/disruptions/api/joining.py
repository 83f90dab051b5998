"""Bringing records of one event together, parting them, telling them apart, and attaching a threat."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from fourfold.core.api import problems
from fourfold.core.api.schemas import Sent
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.tackling.disruptions import actions, pairs, queries
from fourfold.tackling.disruptions.api import told
from fourfold.tackling.disruptions.api.room import room
from fourfold.tackling.disruptions.api.told import DisruptionTold
from fourfold.tackling.disruptions.forms import no_such_threat
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import found_or_404
from fourfold.understanding.threats import queries as threats


class Pair(Schema):
    """Two records that may be of one event, and what they share. A machine only suggests."""

    first: str
    second: str
    same_threat: bool
    same_people: bool


class Pairs(Schema):
    """The pairs that stand first; `count` is how many there are in all."""

    count: int
    items: list[Pair]


class Join(Sent):
    """The record that leads, and why the two are of one event."""

    into: str = Field(max_length=20)
    reason: str = Field(max_length=500)


class Other(Sent):
    """The record that is of another event, and why."""

    other: str = Field(max_length=20)
    reason: str = Field(max_length=500)


class Reason(Sent):
    """Why."""

    reason: str = Field(max_length=500)


class Attach(Sent):
    """The threat that a record is against, and which of `threats_given` it means, where that is none of ours."""

    reference: str = Field(max_length=20)
    settles: str = Field("", max_length=60)


@room.reads("/disruptions/same-events", Permission.JOIN, Pairs)
def same_events(request: Any) -> Pairs:
    """Records of several agencies that may be of one event."""
    found, total = pairs.pairs(today=clock.day_of(request.at))
    items = [
        Pair(first=one.first.reference, second=one.second.reference, same_threat=one.same_threat,
             same_people=one.same_people)
        for one in found
    ]  # fmt: skip
    audit.record(
        audit.Operation.CONSULTATION, "disruption.same_events", by=request.viewer, kind="disruption",
        rows=2 * len(items),
    )  # fmt: skip
    return Pairs(count=total, items=items)


@room.writes("/disruptions/{reference}/join", Permission.JOIN, DisruptionTold)
def join(request: Any, reference: str, given: Join) -> DisruptionTold:
    """Join a record to the one that leads: the event is counted once, and this one stays its agency's credit."""
    joining, leads = (found_or_404(one, request) for one in (reference, given.into))
    joined = actions.join(
        disruption=joining, into=leads, reason=given.reason, by=request.viewer, at=request.at
    )
    return told.now(joined.pk)


@room.writes("/disruptions/{reference}/part", Permission.JOIN, DisruptionTold)
def part(request: Any, reference: str, given: Reason) -> DisruptionTold:
    """Take a record out of another again: each then counts by itself."""
    found = found_or_404(reference, request)
    actions.part(disruption=found, reason=given.reason, by=request.viewer, at=request.at)
    return told.now(found.pk)


@room.writes("/disruptions/{reference}/tell-apart", Permission.JOIN, DisruptionTold)
def tell_apart(request: Any, reference: str, given: Other) -> DisruptionTold:
    """Say that two records, however alike, are of two events."""
    first, second = (found_or_404(one, request) for one in (reference, given.other))
    actions.tell_apart(disruption=first, other=second, reason=given.reason, by=request.viewer, at=request.at)
    return told.now(first.pk)


@room.writes("/disruptions/{reference}/attach", Permission.VIEW, DisruptionTold)
def attach(request: Any, reference: str, given: Attach) -> DisruptionTold:
    """Say which threat a record is against: its agency's people, or whoever brings records together."""
    found = found_or_404(reference, request)
    threat = threats.threat(queries.written(given.reference))
    if threat is None:
        raise problems.Invalid([("reference", matching.instead(given.reference, no_such_threat()))])
    actions.attach(disruption=found, threat=threat, settles=given.settles, by=request.viewer, at=request.at)
    return told.now(found.pk)
