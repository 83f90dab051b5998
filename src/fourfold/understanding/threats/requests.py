"""Reads of decisions that were asked for, and of who may approve them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from fourfold.core.access import queries as people
from fourfold.core.access.models import User
from fourfold.core.access.roles import Breadth
from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock, past
from fourfold.understanding.threats import policy, sealing
from fourfold.understanding.threats.models import Act, DecisionRequest, Outcome
from fourfold.understanding.threats.policy import Permission

# How long whoever asked still finds on their first page what became of it.
TOLD_FOR_DAYS = 14


def request(threat_id: int, number: int) -> DecisionRequest | None:
    """One request on a threat, or None where there is none for this viewer."""
    return whole().filter(threat_id=threat_id, pk=number).first()


def of_threat(threat_id: int) -> list[DecisionRequest]:
    """Every request on a threat, the newest first."""
    return list(whole().filter(threat_id=threat_id).order_by("-asked_at", "-pk"))


def as_known(threat_id: int, moment: datetime) -> list[DecisionRequest]:
    """The requests on a threat as they were recorded at a moment, the newest first."""
    found = past.rows(DecisionRequest, moment, threat_id=threat_id)
    return sorted(found, key=lambda one: (one.asked_at, one.pk), reverse=True)


def waiting(threat_id: int, act: str) -> DecisionRequest | None:
    """The request for an act on a threat that waits for its approval."""
    return whole().filter(threat_id=threat_id, act=act, outcome="").first()


def waiting_acts(threat_id: int) -> set[str]:
    """The acts on a threat that somebody asked for and nobody has settled."""
    found = DecisionRequest.objects.filter(threat_id=threat_id, outcome="")
    return set(found.values_list("act", flat=True))


def to_approve(viewer: Viewer) -> list[DecisionRequest]:
    """What this viewer may approve: what was put to them first, each the longest waiting first."""
    found = whole().filter(outcome="", akey__in=viewer.write_keys).exclude(asked_by_id=viewer.user_id)
    mine = [one for one in found if policy.can_approve(viewer, one.act)]
    return sorted(mine, key=lambda one: (one.approver_id != viewer.user_id, one.asked_at, one.pk))


def asked_by(viewer: Viewer, now: datetime) -> list[DecisionRequest]:
    """What this viewer asked for: what waits, the longest first, then what others settled in the last two weeks."""
    found = whole().filter(asked_by_id=viewer.user_id).exclude(outcome=Outcome.WITHDRAWN)
    told = [
        one
        for one in found.order_by("asked_at", "pk")
        if one.settled_at is None or _days_since(one.settled_at, now) <= TOLD_FOR_DAYS
    ]
    return sorted(told, key=lambda one: one.outcome != "")


def approvers(act: str, owners: Collection[int], on: date, *, but: int) -> list[User]:
    """Who may approve an act on the rows of all these owners: never whoever asks."""
    return _holding(Permission.APPROVE, act, owners, on, but=[but])


def still_decides(user_id: int, act: str, owners: Collection[int], on: date) -> bool:
    """Whether somebody's role of a day still lets them ask for an act on the rows of all these owners."""
    return any(user.pk == user_id for user in _holding(Permission.DECIDE, act, owners, on))


def is_current(one: DecisionRequest, threat: Any, into: Any | None) -> bool:
    """Whether the threat, and the one that stays, are what the asker saw."""
    other = sealing.digest_of(into) if into is not None else ""
    return (one.digest, one.into_digest) == (sealing.digest_of(threat), other)


def owners_of(one: DecisionRequest, threat: Any, into: Any | None) -> set[int]:
    """The agencies whose rows a request would change or receive."""
    found = {threat.owner_agency_id, one.to_agency_id, into.owner_agency_id if into is not None else None}
    return {owner for owner in found if owner is not None}


def whole() -> QuerySet[DecisionRequest]:
    """Requests with their threats and people."""
    return DecisionRequest.objects.select_related(
        "threat", "into", "asked_by", "approver", "settled_by", "decision"
    )


def _holding(
    permission: str, act: str, owners: Collection[int], on: date, *, but: Collection[int] = ()
) -> list[User]:
    breadth = Breadth.REGION if act == Act.TRANSFER else None
    first, *others = (people.holders(permission, one, on, but=but, breadth=breadth) for one in owners)
    return [user for user in first if all(user in also for also in others)]


def _days_since(moment: datetime, now: datetime) -> int:
    return (clock.day_of(now) - clock.day_of(moment)).days
