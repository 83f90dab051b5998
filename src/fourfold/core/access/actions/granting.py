"""Writes about people: add somebody, grant a role, end one, hand over a password, choose one's own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fourfold.core.access import passwords
from fourfold.core.access.models import Grant, User
from fourfold.core.access.policy import Permission, Refused, check
from fourfold.core.access.roles import roles
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


@transaction.atomic
def add_person(
    *, name: str, post: str, sign_in_name: str, email: str, role: str, agency_id: int, starts_on: date,
    ends_on: date | None, reason: str, by: Viewer, at: datetime,
) -> User:  # fmt: skip
    """Somebody new with a first role. They have no password until one is handed to them."""
    check(by, Permission.MANAGE_PEOPLE)
    sign_in_name = sign_in_name.strip().lower()
    if User.objects.filter(sign_in_name__iexact=sign_in_name).exists():
        raise Broken(_("Somebody has that sign-in name already. Choose another."))
    user = User(sign_in_name=sign_in_name, name=name, post=post, email=email)
    user.set_unusable_password()
    user.save()
    audit.record(audit.Operation.ALTERATION, "person.add", by=by, kind="person", target=user.pk)
    grant(
        user=user,
        role=role,
        agency_id=agency_id,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        by=by,
        at=at,
    )
    return user


@transaction.atomic
def grant(
    *, user: User, role: str, agency_id: int, starts_on: date, ends_on: date | None, reason: str, by: Viewer,
    at: datetime,
) -> Grant:  # fmt: skip
    """A role at an agency, for a time and a reason. Nobody grants anything to themselves."""
    check(by, Permission.MANAGE_PEOPLE)
    _check_another(user, by)
    _check_place(role, agency_id, by, clock.day_of(at))
    _check_period(starts_on, ends_on, clock.day_of(at))
    _check_reason(reason)
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    held = Grant.objects.select_for_update().filter(goes_on, user=user, role=role, agency_id=agency_id)
    if held.filter(starts_on__lte=ends_on or date.max).exists():
        raise Broken(_("This person holds that role there in that time already."))
    made = Grant.objects.create(
        user=user, role=role, agency_id=agency_id, starts_on=starts_on, ends_on=ends_on,
        reason=reason.strip(), granted_by_id=by.user_id,
    )  # fmt: skip
    audit.record(audit.Operation.ACCESS, "grant.give", by=by, kind="grant", target=made.pk, reason=reason)
    return made


@transaction.atomic
def end_grant(*, grant: Grant, ends_on: date, reason: str, by: Viewer, at: datetime) -> None:
    """End a role: the day given is its last. Yesterday ends it now; what was held before stays as it was."""
    check(by, Permission.MANAGE_PEOPLE)
    _check_another(grant.user, by)
    _check_reason(reason)
    today = clock.day_of(at)
    held = Grant.objects.select_for_update().get(pk=grant.pk)
    if held.ends_on is not None and held.ends_on < today:
        raise Broken(_("This role ended already."))
    if ends_on < today - timedelta(days=1):
        raise Broken(_("Choose yesterday or later: who could read what in the past is not rewritten."))
    if ends_on < held.starts_on:
        raise Broken(_("The last day is before the first day of this role. Choose a later day."))
    Grant.objects.filter(pk=held.pk).update(ends_on=ends_on)
    audit.record(audit.Operation.ACCESS, "grant.end", by=by, kind="grant", target=held.pk, reason=reason)


@transaction.atomic
def set_password(*, user: User, by: Viewer, at: datetime) -> str:
    """Hand somebody a password that works once; given back here and kept nowhere. Ends their sessions."""
    check(by, Permission.MANAGE_PEOPLE)
    _check_another(user, by)
    password = passwords.made_up()
    User.objects.filter(pk=user.pk).update(password=passwords.one_time_hash(password))
    audit.record(audit.Operation.ACCESS, "password.hand over", by=by, kind="person", target=user.pk)
    return password


@transaction.atomic
def choose_password(*, user: User, old: str, new: str, by: Viewer, at: datetime) -> None:
    """Choose one's own password. Raises Broken when the old one is not right, or the new one is the same."""
    if user.pk != by.user_id:
        raise Refused(_("Everybody chooses their own password, and nobody else's."))
    if not check_password(old, user.password):
        raise Broken(_("That is not your password now. Check it and try again."))
    if old == new:
        raise Broken(_("Choose a password that differs from the one that you have now."))
    user.password = make_password(new)
    user.save(update_fields=["password"])
    audit.record(audit.Operation.ACCESS, "password.choose", by=by, kind="person", target=user.pk)


def _check_another(user: User, by: Viewer) -> None:
    if user.pk == by.user_id:
        raise Refused(_("Nobody changes their own access. Ask another administrator."))


def _check_place(role: str, agency_id: int, by: Viewer, today: date) -> None:
    """An administrator grants the platform's roles, at the agencies of their own region."""
    if role not in roles():
        raise Broken(_("There is no such role. Choose one from the list."))
    if agency_id not in within_reach(by, today):
        raise Refused(_("That agency is not in your region. Ask its own administrator."))


def within_reach(by: Viewer, today: date) -> frozenset[int]:
    """The agencies at which an administrator grants roles: those of their own region."""
    if by.agency_id is None:
        return frozenset()
    return agencies.descendants(agencies.region_of(by.agency_id, today), today)


def _check_period(starts_on: date, ends_on: date | None, today: date) -> None:
    if starts_on < today:
        raise Broken(_("Choose today or later: a role is not granted for the past."))
    if ends_on is not None and ends_on < starts_on:
        raise Broken(_("The last day is before the first day. Choose a later last day."))


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Broken(_("Give the reason, so that it can be read later."))
