"""Merge, transfer, close, reopen and reclassify: each with a reason, evidence, an approver and a later check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.threats import policy, rules
from fourfold.understanding.threats.models import Decision, Threat


@dataclass(frozen=True)
class Grounds:
    """Why a decision is taken, on what evidence, who approved it, when to look again, what becomes of the rest."""

    reason: str
    evidence: str
    approved_by: int
    check_on: date
    what_becomes: str


def reclassify(
    *, threat: Threat, to: str, subtype: str, grounds: Grounds, by: Viewer, at: datetime
) -> Decision:
    """Change a threat's type. Its reference stays; views of the past still show the type that it had."""
    rules.check_reclassify(threat.kind, to, threat.phase)
    changes = {"kind": to, "subtype": subtype}
    return _decide(threat, Decision.Act.RECLASSIFY, threat.kind, to, changes, grounds, by, at)


def close(*, threat: Threat, to: str, grounds: Grounds, by: Viewer, at: datetime) -> Decision:
    """Close a threat under a closed phase; it leaves the open list and keeps its history."""
    rules.check_close(threat.phase, to)
    return _decide(threat, Decision.Act.CLOSE, threat.phase, to, {"phase": to}, grounds, by, at)


def reopen(*, threat: Threat, to: str, grounds: Grounds, by: Viewer, at: datetime) -> Decision:
    """Bring a closed threat back to an open phase."""
    rules.check_reopen(threat.phase, to, threat.merged_into_id)
    return _decide(threat, Decision.Act.REOPEN, threat.phase, to, {"phase": to}, grounds, by, at)


def merge(*, threat: Threat, into: Threat, grounds: Grounds, by: Viewer, at: datetime) -> Decision:
    """Merge a threat into another: it is counted no more, and everything on it stays readable where it was."""
    rules.check_merge(threat.pk, into.pk, into.merged_into_id, threat.phase)
    changes = {"merged_into_id": into.pk, "phase": "closed_merged"}
    return _decide(threat, Decision.Act.MERGE, threat.reference, into.reference, changes, grounds, by, at)


def transfer(
    *, threat: Threat, to_id: int, to_name: str, grounds: Grounds, by: Viewer, at: datetime
) -> Decision:
    """Hand a threat to another agency, which owns it from now on."""
    policy.check_transfer(by)
    rules.check_transfer(threat.owner_agency_id, to_id)
    changes = {"owner_agency_id": to_id}
    before = str(threat.owner_agency_id)
    return _decide(threat, Decision.Act.TRANSFER, before, to_name, changes, grounds, by, at)


def _decide(
    threat: Threat, act: str, before: str, after: str, changes: dict[str, Any],
    grounds: Grounds, by: Viewer, at: datetime,
) -> Decision:  # fmt: skip
    policy.check_decide(by)
    policy.check_approver(by, grounds.approved_by)
    rules.check_later(clock.day_of(at), grounds.check_on)
    # The decision first: after a transfer the row may be out of the writer's own scope.
    decision = Decision.objects.create(
        threat=threat,
        act=act,
        before=before,
        after=after,
        reason=grounds.reason,
        evidence=grounds.evidence,
        what_becomes=grounds.what_becomes,
        check_on=grounds.check_on,
        decided_by_id=by.user_id,
        approved_by_id=grounds.approved_by,
        decided_at=at,
    )
    Threat.objects.filter(pk=threat.pk).update(**changes, edition=F("edition") + 1)
    audit.record(audit.Operation.ALTERATION, f"threat.{act}", by=by, kind="threat", target=threat.reference)
    capability.tell("threats changed", ids=[threat.pk], fields=sorted(changes), by=by, at=at)
    return decision
