"""Writes after something went: a copy is withdrawn, or somebody says why it stands although its record changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.sharing import policy
from fourfold.core.sharing.models import Correction, Disclosure, Standing
from fourfold.core.sharing.rules import agreements, editions


@transaction.atomic
def withdraw(*, disclosure: Disclosure, reason: str, by: Viewer, at: datetime) -> None:
    """Take a copy back: the partner sees it no more, and reads why until somebody there acknowledges it."""
    policy.check_offer(by, disclosure.from_agency_id)
    agreements.check_reason(reason)
    end_sight(disclosure, by, at)
    told(disclosure, reason, "")
    _settle(disclosure, editions.WITHDRAWN, reason, by, at)
    audit.record(
        audit.Operation.ALTERATION,
        "share.withdraw",
        by=by,
        kind="copy",
        target=disclosure.copy,
        recipient=agencies.code_of(disclosure.partner_id),
        purpose=disclosure.purpose,
    )


def keep(*, disclosure: Disclosure, reason: str, by: Viewer, at: datetime) -> None:
    """Say why a copy stands although its record changed."""
    policy.check_offer(by, disclosure.from_agency_id)
    agreements.check_reason(reason)
    _settle(disclosure, editions.KEPT, reason, by, at)
    audit.record(audit.Operation.ALTERATION, "share.keep", by=by, kind="copy", target=disclosure.copy)


def replace(*, older: Disclosure, newer: Disclosure, correction: str, by: Viewer, at: datetime) -> None:
    """A newer copy takes an older one's place: the partner is told, and the older one is seen no more."""
    end_sight(older, by, at)
    told(older, correction, newer.copy)
    _settle(older, editions.CORRECTED, correction, by, at)


def end_sight(disclosure: Disclosure, by: Viewer, at: datetime) -> None:
    """End a partner's sight of a copy; the second of two who do it at once is told so."""
    same = Disclosure.objects.filter(pk=disclosure.pk, withdrawn_at__isnull=True)
    if not same.update(withdrawn_at=at, edition=F("edition") + 1):
        raise Clash(Disclosure.objects.get(pk=disclosure.pk))


def told(disclosure: Disclosure, sentence: str, newer: str) -> Correction:
    """The banner that the partner reads until somebody there acknowledges it."""
    return Correction.objects.create(
        disclosure=disclosure,
        partner_id=disclosure.partner_id,
        from_agency_id=disclosure.from_agency_id,
        subject=disclosure.subject,
        copy=disclosure.copy,
        newer_copy=newer,
        sentence=sentence.strip(),
    )


def _settle(disclosure: Disclosure, how: str, reason: str, by: Viewer, at: datetime) -> None:
    said = {"settled": how, "settled_by_id": by.user_id, "settled_at": at, "reason": reason.strip()}
    Standing.objects.filter(disclosure=disclosure).update(**said)
