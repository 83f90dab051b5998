"""Cover for leave: somebody asks that a colleague acts in their role for a time, and a third person approves it.

Nobody grants what they do not hold: it is exactly the asker's own role at their own agency, and it ends with it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import required
from fourfold.core.access.actions import falling
from fourfold.core.access.actions.asking import ask, check_not_held
from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.policy import Permission, Refused, check
from fourfold.core.access.queries import in_force
from fourfold.core.access.rules import Broken, check_cover, check_period
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


@transaction.atomic
def ask_for_cover(
    *, sign_in_name: str, grant_id: int, starts_on: date, ends_on: date, reason: str, by: Viewer, at: datetime
) -> Request:
    """That a colleague acts in one of one's own roles, from a day until a day, for a reason."""
    check(by, Permission.SIGNED_IN)
    today = clock.day_of(at)
    own = in_force(today).filter(pk=grant_id, user_id=by.user_id).first()
    if own is None:
        raise Refused(_("Choose one of your own roles that holds today."))
    if own.covers_id:
        raise Refused(
            _("You hold this role for a colleague yourself. Only they ask somebody to act for them.")
        )
    colleague = User.objects.filter(sign_in_name__iexact=sign_in_name.strip(), is_active=True).first()
    if colleague is None:
        raise Broken(_("Nobody has that sign-in name. Check how it is written."))
    if colleague.pk == by.user_id:
        raise Broken(_("That is your own sign-in name. Write your colleague's."))
    check_period(starts_on, ends_on, today)
    check_cover(starts_on, ends_on, held_until=own.ends_on, at_most=required.on(today).cover)
    check_not_held(colleague, own.role, own.agency_id, starts_on, ends_on)
    waits = Request.objects.filter(user=colleague, covers=own, state=Request.State.WAITING)
    if waits.exists():
        raise Broken(_("This was asked for already, and waits to be approved."))
    asked = Request(kind=Request.Kind.GRANT, user=colleague, role=own.role, agency_id=own.agency_id, covers=own,
                    starts_on=starts_on, ends_on=ends_on)  # fmt: skip
    return ask(asked, reason, by, at)


@transaction.atomic
def end_cover(*, grant: Grant, by: Viewer, at: datetime) -> None:
    """Let a colleague act for one no longer. Whoever is covered does so at once; nobody else is needed."""
    if grant.covers is None or grant.covers.user_id != by.user_id:
        raise Refused(_("Somebody else asked for this cover. They or an administrator end it."))
    today = clock.day_of(at)
    last = max(today - timedelta(days=1), grant.starts_on)
    if grant.ends_on is not None and grant.ends_on <= last:
        raise Broken(_("This was ended already."))
    Grant.objects.filter(pk=grant.pk).update(ends_on=last, ended_because=_("The person covered for is back."))
    audit.record(audit.Operation.ACCESS, "cover.end", by=by, kind="grant", target=grant.pk)
    if last < today:
        falling.fall_with(grant, at)


def given_by(user_id: int, day: date) -> list[Grant]:
    """Who acts for somebody on a day or will."""
    found = Grant.objects.filter(covers__user_id=user_id, ends_on__gte=day)
    return list(found.select_related("user").order_by("starts_on", "pk"))
