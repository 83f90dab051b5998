"""Declaring an interest in a record: whoever does cannot open it any more, nor its past, nor what hangs on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.models import User
from fourfold.core.access.rules import Broken, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.restricted import policy, queries
from fourfold.core.restricted.actions import Named, call
from fourfold.core.restricted.models import Interest


@transaction.atomic
def declare(*, of: Named, user: User, nature: str, by: Viewer, at: datetime) -> None:
    """An interest of one's own, or of somebody whom one supervises, from this moment."""
    policy.check_declares(by, user.pk)
    check_reason(nature)
    if any(one.user_id == user.pk for one in queries.interests(of.kind, of.record)):
        raise Broken(_("That interest is declared already."))
    call("access_declare", of.kind, of.record, of.reference, user.pk, nature.strip())
    audit.record(audit.Operation.ACCESS, "access.interest", by=by, kind=of.kind, target=of.reference)


@transaction.atomic
def end(*, interest: Interest, reason: str, by: Viewer, at: datetime) -> None:
    """Somebody else says that an interest has ended."""
    policy.check_ends_interest(by, interest)
    check_reason(reason)
    call("access_interest_ends", interest.pk, reason.strip())
    audit.record(
        audit.Operation.ACCESS, "access.interest ended", by=by, kind=interest.kind, target=interest.reference
    )
