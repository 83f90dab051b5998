"""Asking for a role, a password or a new beginning for somebody; it counts when a second person approves it."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.policy import Permission, Refused, check, check_another
from fourfold.core.access.queries import known_as, within_region
from fourfold.core.access.roles import roles
from fourfold.core.access.rules import Broken, check_kind_of_agency, check_period, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.sorts import PARTNERS
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


@transaction.atomic
def ask_for_grant(
    *, user: User, role: str, agency_id: int, starts_on: date, ends_on: date | None, reason: str, by: Viewer,
    at: datetime,
) -> Request:  # fmt: skip
    """A role at an agency, for a time and a reason. Nobody asks for anything for themselves."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, user.pk)
    if role not in roles():
        raise Broken(_("There is no such role. Choose one from the list."))
    if agency_id not in within_region(by, clock.day_of(at)):
        raise Refused(_("That agency is not in your region. Ask its own administrator."))
    check_kind_of_agency(roles()[role].partner, agencies.register().kinds.get(agency_id) in PARTNERS)
    check_period(starts_on, ends_on, clock.day_of(at))
    check_not_held(user, role, agency_id, starts_on, ends_on)
    waits = Request.objects.filter(
        user=user, role=role, agency_id=agency_id, state=Request.State.WAITING, kind=Request.Kind.GRANT
    )
    if waits.exists():
        raise Broken(_("That role there was asked for already, and waits to be approved."))
    return ask(Request(kind=Request.Kind.GRANT, user=user, role=role, agency_id=agency_id,
                        starts_on=starts_on, ends_on=ends_on), reason, by, at)  # fmt: skip


@transaction.atomic
def ask_for_password(*, user: User, reason: str, by: Viewer, at: datetime) -> Request:
    """A password that works once. It is made when it is approved, and shown to whoever approves it."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, user.pk)
    waits = Request.objects.filter(user=user, kind=Request.Kind.PASSWORD, state=Request.State.WAITING)
    if waits.exists():
        raise Broken(_("A one-time password was asked for already, and waits to be approved."))
    return ask(Request(kind=Request.Kind.PASSWORD, user=user), reason, by, at)


@transaction.atomic
def ask_for_new_beginning(*, user: User, reason: str, by: Viewer, at: datetime) -> Request:
    """For somebody who lost their second factor: it ends when this is approved, and so does their password."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, user.pk)
    waits = Request.objects.filter(user=user, kind=Request.Kind.FACTOR, state=Request.State.WAITING)
    if waits.exists():
        raise Broken(_("This was asked for already, and waits to be approved."))
    return ask(Request(kind=Request.Kind.FACTOR, user=user), reason, by, at)


@transaction.atomic
def ask_for_subject(*, user: User, subject: str, reason: str, by: Viewer, at: datetime) -> Request:
    """That a subject of the trusted provider is somebody: whoever it names signs in as them."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, user.pk)
    subject = subject.strip()
    check_subject(subject)
    waits = Request.objects.filter(kind=Request.Kind.SUBJECT, subject=subject, state=Request.State.WAITING)
    if waits.exists():
        raise Broken(_("This was asked for already, and waits to be approved."))
    return ask(Request(kind=Request.Kind.SUBJECT, user=user, subject=subject), reason, by, at)


def check_subject(subject: str) -> None:
    """A subject is one person's at a time."""
    if known_as(settings.OIDC_ISSUER, subject) is not None:
        raise Broken(_("That sign is somebody's already. End it there first."))


@transaction.atomic
def withdraw(*, request: Request, by: Viewer, at: datetime) -> None:
    """Take back what one asked for and nobody has decided."""
    if request.asked_by_id != by.user_id:
        raise Refused(_("Somebody else asked for this. Only they withdraw it."))
    decided(request, Request.State.WITHDRAWN, by, at)
    audit.record(audit.Operation.ACCESS, "access.withdraw", by=by, kind="request", target=request.pk)


def decided(request: Request, state: str, by: Viewer, at: datetime, answer: str = "") -> None:
    """Write down what became of a request; the second of two who decide at once is told so."""
    waits = Request.objects.filter(pk=request.pk, state=Request.State.WAITING)
    if not waits.update(state=state, decided_by_id=by.user_id, decided_at=at, answer=answer.strip()):
        raise Broken(_("This was decided or withdrawn already. Nothing has been changed."))


def check_not_held(user: User, role: str, agency_id: int, starts_on: date, ends_on: date | None) -> None:
    """A role is held once at a time."""
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    held = Grant.objects.filter(goes_on, user=user, role=role, agency_id=agency_id)
    if held.filter(starts_on__lte=ends_on or date.max).exists():
        raise Broken(_("This person holds that role there in that time already."))


def ask(request: Request, reason: str, by: Viewer, at: datetime) -> Request:
    """Keep what is asked for with its reason, until somebody decides it."""
    check_reason(reason)
    request.reason, request.asked_by_id, request.asked_at = reason.strip(), by.user_id, at
    request.save()
    audit.record(
        audit.Operation.ACCESS, f"access.ask {request.kind}", by=by, kind="request", target=request.pk
    )
    return request
