"""Emergency access: life is at risk, nobody of the list can be reached, and somebody must read a restricted record now.

It is open to them for hours, for reading alone; the contact is told at once, and the list says afterwards whether it
was justified. Without this people lend passwords.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path

import yaml
from django.db import connection, transaction
from django.utils.translation import gettext as _

from fourfold.core.access.policy import check
from fourfold.core.access.rules import Broken, check_reason
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.restricted import policy
from fourfold.core.restricted.models import EmergencyReview, Member, Restriction
from fourfold.core.restricted.policy import Permission

FILE = Path(__file__).parent / "emergency.yaml"


@cache
def _lines() -> tuple[tuple[date, int], ...]:
    return tuple(sorted((line["from"], line["hours"]) for line in yaml.safe_load(FILE.read_text())))


def hours(on: date) -> int:
    """For how many hours a record is opened on a day."""
    return next((held for begins, held in reversed(_lines()) if begins <= on), 0)


@transaction.atomic
def open_record(*, reference: str, reason: str, by: Viewer, at: datetime) -> tuple[str, str]:
    """Open the restricted record of a reference, among those whose owner the role reaches; gives kind and reference.

    Broken where there is none: the same sentence for none, for one of others, and for one of which they are barred.
    """
    check(by, Permission.EMERGENCY)
    check_reason(reason)
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, reference from access_emergency(%s, %s, %s)",
            [reference, reason.strip(), hours(clock.day_of(at))],
        )
        found = cursor.fetchone()
    if found is None:
        raise Broken(
            _(
                "There is no restricted record with that reference that you could open. Check every figure of it."
            )
        )
    kind, named = found
    audit.record(audit.Operation.ACCESS, "access.emergency", by=by, kind=kind, target=named)
    return kind, named


@transaction.atomic
def review(
    *, member: Member, restriction: Restriction, justified: bool, words: str, by: Viewer, at: datetime
) -> None:
    """Say whether an emergency access was justified, in words that stay."""
    policy.check_reviews(by, member)
    check_reason(words)
    if EmergencyReview.objects.filter(member=member).exists():
        raise Broken(_("Somebody has looked at this already. Nothing has been changed."))
    EmergencyReview.objects.create(
        member=member, justified=justified, words=words.strip(), by_id=by.user_id, at=at
    )
    audit.record(
        audit.Operation.ACCESS,
        "access.emergency reviewed",
        by=by,
        kind=restriction.kind,
        target=restriction.reference,
    )
