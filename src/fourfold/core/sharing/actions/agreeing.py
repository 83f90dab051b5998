"""Writes of agreements: asked for by one person, approved by another, reviewed, ended, handed to a successor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.sharing import policy
from fourfold.core.sharing.actions import contacting
from fourfold.core.sharing.models import Agreement, Party, terms_of
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.rules import standing
from fourfold.core.sharing.rules.agreements import State


@dataclass(frozen=True)
class Agreed:
    """What is to be agreed: who keeps it, what for, on which basis, what may go, and the days."""

    owner_agency_id: int
    title: str
    basis: str
    purposes: list[str]
    kinds: list[str]
    starts_on: date
    review_on: date
    ends_on: date | None = None
    conditions: str = ""
    sensitive: bool = False
    standing: str = ""


@transaction.atomic
def ask(*, agreed: Agreed, parties: Collection[int], by: Viewer, at: datetime) -> Agreement:
    """Ask for an agreement; nothing goes under it before somebody else approves it. Raises Refused and Broken."""
    policy.check_agree(by, agreed.owner_agency_id)
    rules.check_parties(agreed.owner_agency_id, parties)
    rules.check_days(agreed.starts_on, agreed.review_on, agreed.ends_on, clock.day_of(at))
    standing.check(
        agreed.standing,
        ends_on=agreed.ends_on,
        starts_on=agreed.starts_on,
        purposes=agreed.purposes,
        kinds=agreed.kinds,
        sensitive=agreed.sensitive,
    )
    made = Agreement.objects.create(**vars(agreed), asked_by_id=by.user_id)
    for agency in sorted(set(parties)):
        Party.objects.create(agreement=made, agency_id=agency)
    _record(audit.Operation.COLLECTION, "agreement.ask", made, by)
    return Agreement.objects.get(pk=made.pk)


@transaction.atomic
def approve(*, agreement: Agreement, opened: int, answer: str = "", by: Viewer, at: datetime) -> Agreement:
    """Approve what somebody else asked for. What is approved is what was opened: it cannot be changed in between."""
    approved = _decide(agreement, opened, State.APPROVED, answer, by, at)
    contacting.open_under(agreement=approved, by=by, at=at)
    return approved


def refuse(*, agreement: Agreement, opened: int, answer: str, by: Viewer, at: datetime) -> Agreement:
    """Refuse it, and say why."""
    rules.check_reason(answer)
    return _decide(agreement, opened, State.REFUSED, answer, by, at)


def withdraw(*, agreement: Agreement, by: Viewer, at: datetime) -> Agreement:
    """Take back what one asked for oneself."""
    policy.check_own(by, agreement.asked_by_id)
    rules.check_waiting(agreement.state)
    return _change(
        agreement,
        agreement.edition,
        "agreement.withdraw",
        by,
        state=State.WITHDRAWN,
        decided_by_id=by.user_id,
        decided_at=at,
    )


def review(*, agreement: Agreement, opened: int, review_on: date, by: Viewer, at: datetime) -> Agreement:
    """Say that somebody has looked at it today, and when somebody looks again."""
    policy.check_agree(by, agreement.owner_agency_id)
    today = clock.day_of(at)
    rules.check_review(terms_of(agreement, frozenset()), review_on, today)
    return _change(agreement, opened, "agreement.review", by, reviewed_on=today, review_on=review_on)


def end(
    *, agreement: Agreement, opened: int, ends_on: date, reason: str, by: Viewer, at: datetime
) -> Agreement:
    """Let it end sooner. From the next day nothing more may go under it, and standing access is over."""
    policy.check_agree(by, agreement.owner_agency_id)
    rules.check_reason(reason)
    rules.check_end(terms_of(agreement, frozenset()), ends_on, clock.day_of(at))
    return _change(agreement, opened, "agreement.end", by, ends_on=ends_on, ended_because=reason.strip())


@transaction.atomic
def hand_over(*, party: Party, to: int, decision: str, by: Viewer, at: datetime) -> Party:
    """Decide who takes the place of a party that ended: never by itself, always with a reason."""
    policy.check_agree(by, party.agreement.owner_agency_id)
    rules.check_reason(decision)
    today = clock.day_of(at)
    rules.check_hand_over(party.agency_id, to, agencies.successors_on(party.agency_id, today))
    left = Party.objects.filter(pk=party.pk, left_on__isnull=True).update(left_on=today)
    if not left:
        raise Clash(Party.objects.get(pk=party.pk))
    made = Party.objects.create(
        agreement=party.agreement, agency_id=to, in_place_of_id=party.agency_id, decision=decision.strip()
    )
    _record(audit.Operation.ALTERATION, "agreement.hand_over", party.agreement, by)
    contacting.open_under(agreement=party.agreement, by=by, at=at)
    return made


def _decide(
    agreement: Agreement, opened: int, state: State, answer: str, by: Viewer, at: datetime
) -> Agreement:
    policy.check_approve(by, agreement.owner_agency_id, agreement.asked_by_id)
    rules.check_waiting(agreement.state)
    return _change(
        agreement,
        opened,
        f"agreement.{state}",
        by,
        state=state,
        decided_by_id=by.user_id,
        decided_at=at,
        answer=answer.strip(),
    )


def _change(agreement: Agreement, opened: int, act: str, by: Viewer, **changes: object) -> Agreement:
    same = Agreement.objects.filter(pk=agreement.pk, edition=opened)
    if not same.update(**changes, edition=F("edition") + 1):
        raise Clash(Agreement.objects.get(pk=agreement.pk))
    _record(audit.Operation.ALTERATION, act, agreement, by)
    return Agreement.objects.get(pk=agreement.pk)


def _record(operation: audit.Operation, act: str, agreement: Agreement, by: Viewer) -> None:
    audit.record(operation, act, by=by, kind="agreement", target=agreement.pk)
