"""An installation's first administrators, set up by whoever owns the machine and its tables."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import passwords
from fourfold.core.access.actions import factors
from fourfold.core.access.models import Grant, User
from fourfold.core.access.queries import in_force
from fourfold.core.access.roles import roles
from fourfold.core.access.rules import ONE_TIME_FOR, Broken, check_reason
from fourfold.core.access.viewers import NOBODY
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock

OWNER = "owner"  # the database connection of the tables' owner: the application may not do this
ENOUGH = 2


@transaction.atomic(using=OWNER)
def set_up_administrator(
    *, name: str, post: str, sign_in_name: str, agency_id: int, reason: str, at: datetime
) -> str:
    """Add one of the first two administrators, or let one of them in again; gives a one-time password.

    From the third on, one administrator asks and another approves, on the pages.
    """
    check_reason(reason)
    held = in_force(clock.day_of(at)).using(OWNER).filter(role__in=_administering(), user__is_active=True)
    user = User.objects.using(OWNER).filter(sign_in_name__iexact=sign_in_name).first()
    if user is None:
        if len({grant.user_id for grant in held}) >= ENOUGH:
            raise Broken(
                _("There are two administrators. One of them adds this person, and the other approves it.")
            )
        user = _added(name, post, sign_in_name, agency_id, reason, at)
    elif not held.filter(user=user).exists():
        raise Broken(_("Somebody who is no administrator has that sign-in name. Choose another."))
    password = passwords.made_up()
    user.password, user.one_time_until = passwords.one_time_hash(password), at + ONE_TIME_FOR
    user.save(using=OWNER)
    _record("password.set up", "person", user.pk, reason)
    return password


@transaction.atomic(using=OWNER)
def begin_afresh(*, sign_in_name: str, reason: str, at: datetime) -> str:
    """In an emergency: end the second factor that somebody lost; gives a one-time password.

    On the pages this needs two people. Whoever owns the machine does it alone, and the audit log says so.
    """
    check_reason(reason)
    user = User.objects.using(OWNER).filter(sign_in_name__iexact=sign_in_name, is_active=True).first()
    if user is None:
        raise Broken(_("Nobody has that sign-in name. Check how it is written."))
    factors.end_all(user_id=user.pk, at=at, using=OWNER)
    password = passwords.made_up()
    user.password, user.one_time_until = passwords.one_time_hash(password), at + ONE_TIME_FOR
    user.save(using=OWNER)
    _record("factor.begin afresh", "person", user.pk, reason)
    return password


def _administering() -> list[str]:
    return [role.key for role in roles().values() if role.administers]


def _added(name: str, post: str, sign_in_name: str, agency_id: int, reason: str, at: datetime) -> User:
    user = User(sign_in_name=sign_in_name.strip().lower(), name=name, post=post)
    user.set_unusable_password()
    user.save(using=OWNER)
    made = Grant.objects.using(OWNER).create(
        user=user, role=_administering()[0], agency_id=agency_id, starts_on=clock.day_of(at), reason=reason
    )
    _record("person.set up", "person", user.pk, reason)
    _record("grant.set up", "grant", made.pk, reason)
    return user


def _record(act: str, kind: str, target: int, reason: str) -> None:
    audit.record(audit.Operation.ACCESS, act, by=NOBODY, kind=kind, target=target, reason=reason, using=OWNER)
