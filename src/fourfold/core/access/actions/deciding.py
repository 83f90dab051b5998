"""Approving what somebody else asked for, or refusing it with a reason."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import brake, passwords, requests
from fourfold.core.access.actions import factors, machine_keys
from fourfold.core.access.actions.asking import check_not_held, check_subject, decided
from fourfold.core.access.models import Grant, Identity, Request, User
from fourfold.core.access.policy import Permission, Refused, check, check_another
from fourfold.core.access.rules import ONE_TIME_FOR, Broken, check_period, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


@transaction.atomic
def approve(*, request: Request, by: Viewer, at: datetime) -> str:
    """Let it count. Gives the one-time password where one was asked for, kept nowhere; else nothing."""
    check_may_decide(request, by, at)
    _check_still_asks(request, at)
    decided(request, Request.State.APPROVED, by, at)
    audit.record(
        audit.Operation.ACCESS, f"access.approve {request.kind}", by=by, kind="request", target=request.pk
    )
    if request.kind == Request.Kind.FACTOR:
        factors.end_all(user_id=request.user_id, at=at)
    if request.kind in (Request.Kind.PASSWORD, Request.Kind.FACTOR):
        return _hand_over(request.user, by, at)
    if request.kind == Request.Kind.SUBJECT:
        _put_to_name(request, by, at)
    else:
        _grant(request, by, at)
    return ""


@transaction.atomic
def refuse(*, request: Request, reason: str, by: Viewer, at: datetime) -> None:
    """Let it not count, and say why."""
    check_may_decide(request, by, at)
    check_reason(reason)
    decided(request, Request.State.REFUSED, by, at, reason)
    audit.record(audit.Operation.ACCESS, "access.refuse", by=by, kind="request", target=request.pk)


def check_may_decide(request: Request, by: Viewer, at: datetime) -> None:
    """Somebody else than the asker and the person concerned, whose own role approves as far as this reaches."""
    check(by, Permission.APPROVE_ACCESS)
    check_another(by, request.user_id)
    if by.user_id == request.asked_by_id:
        raise Refused(_("You asked for this. Somebody else approves it."))
    if not requests.reaches((by.role, by.agency_id), request, clock.day_of(at)):
        raise Refused(
            _(
                "This reaches further than you may approve. An administrator or the head of the ROCTA unit may."
            )
        )


def _check_still_asks(request: Request, at: datetime) -> None:
    """Two people let somebody in: whoever asked must be one who may ask today too. Refusing needs no such thing."""
    if not requests.still_asks(request, clock.day_of(at)):
        raise Broken(
            _("%(person)s asked for this and keeps people no longer. Refuse it; somebody else may ask again.")
            % {"person": request.asked_by.name}
        )


def _grant(request: Request, by: Viewer, at: datetime) -> None:
    assert request.starts_on and request.agency_id
    today = clock.day_of(at)
    if request.ends_on is not None and request.ends_on < today:
        raise Broken(_("The last day that was asked for is over. Refuse this; it can be asked for again."))
    starts_on = max(request.starts_on, today)
    check_period(starts_on, request.ends_on, today)
    check_not_held(request.user, request.role, request.agency_id, starts_on, request.ends_on)
    made = Grant.objects.create(
        user_id=request.user_id, role=request.role, agency_id=request.agency_id, starts_on=starts_on,
        ends_on=request.ends_on, reason=request.reason, granted_by_id=request.asked_by_id,
        approved_by_id=by.user_id, request=request, covers_id=request.covers_id,
    )  # fmt: skip
    audit.record(audit.Operation.ACCESS, "grant.give", by=by, kind="grant", target=made.pk)


def _put_to_name(request: Request, by: Viewer, at: datetime) -> None:
    check_subject(request.subject)
    made = Identity.objects.create(
        user_id=request.user_id,
        issuer=settings.OIDC_ISSUER,
        subject=request.subject,
        request=request,
        made_at=at,
    )
    audit.record(audit.Operation.ACCESS, "subject.give", by=by, kind="identity", target=made.pk)


def _hand_over(user: User, by: Viewer, at: datetime) -> str:
    """A new password ends every session and every key of the person, and the brake on their name begins afresh."""
    password = passwords.made_up()
    User.objects.filter(pk=user.pk).update(
        password=passwords.one_time_hash(password), one_time_until=at + ONE_TIME_FOR
    )
    machine_keys.end_all(user_id=user.pk, by=by, at=at)
    brake.release([brake.Subject("name", user.sign_in_name)])
    return password
