"""Recording somebody's vetting and training, and withdrawing it. Nobody does so for themselves."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.clearances import LIST
from fourfold.core.access.models import Clearance, User
from fourfold.core.access.policy import Permission, check, check_another
from fourfold.core.access.rules import Broken, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.reference import queries as reference


@transaction.atomic
def record(*, user: User, kind: str, until: date, reference_of: str, by: Viewer, at: datetime) -> Clearance:
    """That somebody's vetting or training is current until a day. What it rests on is a reference, never a document."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, user.pk)
    today = clock.day_of(at)
    if not reference.is_in_force(LIST, kind, today):
        raise Broken(_("Choose a kind from the list."))
    if until < today:
        raise Broken(_("Choose today or later: what has lapsed is not recorded as current."))
    made = Clearance.objects.create(
        user=user,
        kind=kind,
        until=until,
        reference=reference_of.strip(),
        recorded_by_id=by.user_id,
        recorded_at=at,
    )
    audit.record(audit.Operation.ACCESS, "clearance.record", by=by, kind="clearance", target=made.pk)
    return made


@transaction.atomic
def withdraw(*, clearance: Clearance, reason: str, by: Viewer, at: datetime) -> None:
    """That it is current no longer. A role that needs it opens nothing from now on."""
    check(by, Permission.MANAGE_PEOPLE)
    check_another(by, clearance.user_id)
    check_reason(reason)
    held = Clearance.objects.filter(pk=clearance.pk, ended_at__isnull=True)
    if not held.update(ended_at=at, ended_by_id=by.user_id, ended_because=reason.strip()):
        raise Broken(_("This was ended already."))
    audit.record(audit.Operation.ACCESS, "clearance.withdraw", by=by, kind="clearance", target=clearance.pk)
