"""Adding somebody, and ending a role that they hold."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.actions import asking, falling
from fourfold.core.access.models import Grant, Identity, User
from fourfold.core.access.policy import Permission, check, check_another
from fourfold.core.access.rules import Broken, check_end, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


@transaction.atomic
def add_person(
    *, name: str, post: str, sign_in_name: str, email: str, role: str, agency_id: int, starts_on: date,
    ends_on: date | None, reason: str, by: Viewer, at: datetime,
) -> User:  # fmt: skip
    """Somebody new, and a first role asked for. They have no password, and see nothing until it is approved."""
    check(by, Permission.MANAGE_PEOPLE)
    sign_in_name = sign_in_name.strip().lower()
    if User.objects.filter(sign_in_name__iexact=sign_in_name).exists():
        raise Broken(_("Somebody has that sign-in name already. Choose another."))
    user = User(sign_in_name=sign_in_name, name=name, post=post, email=email)
    user.set_unusable_password()
    user.save()
    audit.record(audit.Operation.ALTERATION, "person.add", by=by, kind="person", target=user.pk)
    asking.ask_for_grant(
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
def end_grant(*, grant: Grant, ends_on: date, reason: str, by: Viewer, at: datetime) -> None:
    """End a role: the day given is its last. Yesterday ends it now; what was held before stays as it was.

    Taking away needs nobody else: it is what has to be quick.
    """
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, grant.user_id)
    check_reason(reason)
    held = Grant.objects.select_for_update().get(pk=grant.pk)
    check_end(ends_on, starts_on=held.starts_on, ended=held.ends_on, today=clock.day_of(at))
    Grant.objects.filter(pk=held.pk).update(ends_on=ends_on, ended_because=reason.strip())
    audit.record(audit.Operation.ACCESS, "grant.end", by=by, kind="grant", target=held.pk)
    if ends_on < clock.day_of(at):
        falling.fall_with(held, at)


@transaction.atomic
def end_identity(*, identity: Identity, by: Viewer, at: datetime) -> None:
    """Let a provider's subject be nobody from now on. Taking away needs nobody else."""
    check(by, Permission.MANAGE_PEOPLE)
    if not Identity.objects.filter(pk=identity.pk, ended_at__isnull=True).update(
        ended_at=at, ended_by_id=by.user_id
    ):
        raise Broken(_("This was ended already."))
    audit.record(audit.Operation.ACCESS, "subject.end", by=by, kind="identity", target=identity.pk)
