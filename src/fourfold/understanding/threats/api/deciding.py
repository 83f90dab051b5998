"""Decisions on a threat: asked for by one person, approved or refused by another, or taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, Self

from django.http import Http404
from ninja import Field, Query, Schema

from fourfold.core.api import agencies, operations, problems
from fourfold.core.api.schemas import Nothing, Number, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.threats import requests
from fourfold.understanding.threats.actions import approving, asking
from fourfold.understanding.threats.api.room import found_or_404, room
from fourfold.understanding.threats.models import DecisionRequest
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views import deciding

Act = Literal["reclassify", "close", "reopen", "merge", "transfer"]
GROUNDS = ("act", "leads_to", "subtype", "reason", "evidence", "what_becomes", "check_on", "asked_at", "outcome",
           "settled_at", "settled_reason")  # fmt: skip


class RequestTold(Schema):
    """A decision that was asked for, and what became of it; `outcome` is empty while it waits."""

    number: int
    act: str
    leads_to: str
    subtype: str
    into: str | None
    to_agency: str | None
    reason: str
    evidence: str
    what_becomes: str
    check_on: date
    asked_by: str
    asked_at: datetime
    approver: str
    outcome: str
    settled_by: str | None
    settled_at: datetime | None
    settled_reason: str

    @classmethod
    def of(cls, one: DecisionRequest) -> Self:
        """From a row, with its people's names."""
        return cls(
            **{name: getattr(one, name) for name in GROUNDS},
            number=one.pk,
            into=one.into.reference if one.into else None,
            to_agency=agencies.codes().get(one.to_agency_id or 0),
            asked_by=one.asked_by.name,
            approver=one.approver.name,
            settled_by=one.settled_by.name if one.settled_by else None,
        )


class Requests(Schema):
    """Every decision that was asked for on a threat, the newest first."""

    count: int
    items: list[RequestTold]


class Asked(Sent):
    """What is asked for. `to` is a type, a phase or an agency's code; `into` the threat that stays after a merge."""

    act: Act
    to: str = Field("", max_length=60)
    subtype: str = Field("", max_length=40)
    into: str = Field("", max_length=20)
    reason: str = Field(max_length=2000)
    evidence: str = Field(max_length=2000)
    what_becomes: str = Field(max_length=2000)
    approver: Number
    check_on: date


class Reason(Sent):
    """Why."""

    reason: str = Field(max_length=2000)


class ApproverTold(Schema):
    """Somebody who may approve."""

    number: int
    name: str
    post: str


class Approvers(Schema):
    """Everybody who may approve an act on a threat."""

    count: int
    items: list[ApproverTold]


class Which(Schema):
    """The act that is to be approved."""

    act: Act


@room.reads("/threats/{reference}/approvers", Permission.DECIDE, Approvers)
def approvers(request: Any, reference: str, given: Query[Which]) -> Approvers:
    """Who may approve an act on a threat: their numbers are what a request names."""
    found = found_or_404(request, reference)
    able = requests.approvers(
        given.act, [found.owner_agency_id], clock.day_of(request.at), but=request.viewer.user_id
    )
    items = [ApproverTold(number=one.pk, name=one.name, post=one.post) for one in able]
    return Approvers(count=len(items), items=items)


@room.reads("/threats/{reference}/requests", Permission.VIEW, Requests, past=True)
def asked(request: Any, reference: str) -> Requests:
    """The decisions that were asked for on a threat, today or as known on a past day."""
    found, as_of = found_or_404(request, reference), request.as_of
    rows = requests.of_threat(found.record) if as_of is None else requests.as_known(found.record, as_of)
    audit.consulted("decision.read", by=request.viewer, kind="threat", target=found.reference)
    return Requests(count=len(rows), items=list(map(RequestTold.of, rows)))


@room.writes("/threats/{reference}/requests", Permission.DECIDE, RequestTold, status=201, amends=True)
def ask(request: Any, reference: str, given: Asked) -> RequestTold:
    """Ask for a decision on the threat as you read it. Nothing changes until somebody else approves."""
    found = found_or_404(request, reference)
    data = given.model_dump() | {"approver": str(given.approver), "opened": operations.edition(request)}
    if given.act == "transfer":
        data["to"] = str(agencies.number(given.to, "to", among=request.viewer.write_agencies))
    form = deciding.form_of(request, found, given.act, data)
    return RequestTold.of(deciding.ask_for(request, found, given.act, problems.checked(form)))


@room.writes("/threats/{reference}/requests/{number}/approve", Permission.APPROVE, RequestTold)
def approve(request: Any, reference: str, number: Number, given: Nothing) -> RequestTold:
    """Approve what somebody else asked for: it is carried out and kept with its reason."""
    one = _asked_or_404(request, reference, number)
    approving.approve(asked=one, by=request.viewer, at=request.at)
    return RequestTold.of(one)


@room.writes("/threats/{reference}/requests/{number}/refuse", Permission.APPROVE, RequestTold)
def refuse(request: Any, reference: str, number: Number, given: Reason) -> RequestTold:
    """Refuse what somebody else asked for, with the reason that they read."""
    one = _asked_or_404(request, reference, number)
    return RequestTold.of(approving.refuse(asked=one, reason=given.reason, by=request.viewer, at=request.at))


@room.writes("/threats/{reference}/requests/{number}/withdraw", Permission.DECIDE, RequestTold)
def withdraw(request: Any, reference: str, number: Number, given: Reason) -> RequestTold:
    """Take back what you asked for, with the reason."""
    one = _asked_or_404(request, reference, number)
    return RequestTold.of(asking.withdraw(asked=one, reason=given.reason, by=request.viewer, at=request.at))


def _asked_or_404(request: Any, reference: str, number: int) -> DecisionRequest:
    found = requests.request(found_or_404(request, reference).record, number)
    if found is None:
        raise Http404
    return found
