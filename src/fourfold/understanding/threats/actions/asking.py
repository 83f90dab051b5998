"""Asking for a merge, transfer, closure, reopening or change of type. Nothing changes until somebody else approves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.threats import acts, policy, requests, rules, sealing
from fourfold.understanding.threats.actions import settling
from fourfold.understanding.threats.actions.holding import hold
from fourfold.understanding.threats.models import Act, DecisionRequest, Outcome, Threat


@dataclass(frozen=True)
class Grounds:
    """Why a decision is asked for, on what evidence, who is to approve it, when to look again, what becomes of things.

    `opened` is the edition of the threat that the asker read; None asks about the threat as it stands.
    """

    reason: str
    evidence: str
    approver: int
    check_on: date
    what_becomes: str
    opened: int | None = None


def reclassify(
    *, threat: Threat, to: str, subtype: str, grounds: Grounds, by: Viewer, at: datetime
) -> DecisionRequest:
    """Ask for another type. The reference stays; views of the past still show the type that the threat had."""
    return _ask(threat, {"act": Act.RECLASSIFY, "leads_to": to, "subtype": subtype}, None, grounds, by, at)


def close(*, threat: Threat, to: str, grounds: Grounds, by: Viewer, at: datetime) -> DecisionRequest:
    """Ask to close a threat under a closed phase; it leaves the open list then, and keeps its history."""
    return _ask(threat, {"act": Act.CLOSE, "leads_to": to}, None, grounds, by, at)


def reopen(*, threat: Threat, to: str, grounds: Grounds, by: Viewer, at: datetime) -> DecisionRequest:
    """Ask to bring a closed threat back to an open phase."""
    return _ask(threat, {"act": Act.REOPEN, "leads_to": to}, None, grounds, by, at)


def merge(*, threat: Threat, into: Threat, grounds: Grounds, by: Viewer, at: datetime) -> DecisionRequest:
    """Ask to merge a threat into another: it is then counted no more, and all on it stays readable where it was."""
    return _ask(threat, {"act": Act.MERGE, "into_id": into.pk}, into, grounds, by, at)


def transfer(*, threat: Threat, to_id: int, grounds: Grounds, by: Viewer, at: datetime) -> DecisionRequest:
    """Ask to hand a threat to another agency, which then owns it."""
    policy.check_transfer(by)
    return _ask(threat, {"act": Act.TRANSFER, "to_agency_id": to_id}, None, grounds, by, at)


def withdraw(*, asked: DecisionRequest, reason: str, by: Viewer, at: datetime) -> DecisionRequest:
    """Take a request back; only whoever asked does."""
    policy.check_own_request(by, asked.asked_by_id)
    settling.take_turn(asked)
    settling.check_reason(reason, _("Say why you withdraw it."))
    return settling.settle(asked, Outcome.WITHDRAWN, reason, by, at)


def _ask(
    threat: Threat, wanted: dict[str, Any], into: Threat | None, grounds: Grounds, by: Viewer, at: datetime
) -> DecisionRequest:
    policy.check_decide(by)
    now, *other = hold(threat.pk, into.pk if into is not None else None)
    asked = DecisionRequest(
        threat=now, asked_by_id=by.user_id, asked_at=at, digest=sealing.digest_of(now), **wanted
    )
    stays = other[0] if other else None
    if stays is not None:
        asked.into_digest = sealing.digest_of(stays)
    if grounds.opened not in (None, now.edition):
        raise rules.Broken(
            _("This changed after you opened it. Your words are kept. Read the threat, then ask again.")
        )
    _check(asked, now, stays, grounds, by, at)
    _make_room(asked, now, by, at)
    for name in ("reason", "evidence", "what_becomes", "check_on"):
        setattr(asked, name, getattr(grounds, name))
    asked.approver_id = grounds.approver
    asked.save()
    audit.record(
        audit.Operation.COLLECTION, f"decision.ask {asked.act}", by=by, kind="threat", target=now.reference
    )
    return asked


def _check(
    asked: DecisionRequest, threat: Threat, into: Threat | None, grounds: Grounds, by: Viewer, at: datetime
) -> None:
    on = clock.day_of(at)
    acts.check(asked, threat, into)
    rules.check_later(on, grounds.check_on)
    policy.check_approver(by, grounds.approver)
    owners = requests.owners_of(asked, threat, into)
    if grounds.approver not in {
        user.pk for user in requests.approvers(asked.act, owners, on, but=by.user_id)
    }:
        raise rules.Broken(
            _("That person does not approve this for every agency that it touches. Choose another approver.")
        )


def _make_room(asked: DecisionRequest, threat: Threat, by: Viewer, at: datetime) -> None:
    """One request an act waits at a time. One that the threat has left behind lapses; one that still holds, stays."""
    earlier = requests.waiting(threat.pk, asked.act)
    if earlier is None:
        return
    if requests.is_current(earlier, threat, earlier.into):
        raise rules.Broken(
            _(
                "This was asked for already and waits for %(person)s. Wait, or let whoever asked withdraw it first."
            )
            % {"person": earlier.approver.name}
        )
    settling.settle(earlier, Outcome.LAPSED, _("It was asked for anew after the threat changed."), by, at)
