"""Writes of a partner: what they have read, and what they did."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.sharing import policy
from fourfold.core.sharing.models import Action, Correction, Disclosure
from fourfold.core.sharing.rules.agreements import Broken


def acknowledge(*, disclosure: Disclosure, by: Viewer, at: datetime) -> None:
    """Say that a copy was read; whoever was first said it for the agency."""
    policy.check_receives(by, disclosure.partner_id)
    same = Disclosure.objects.filter(pk=disclosure.pk, acknowledged_at__isnull=True)
    if same.update(acknowledged_by_id=by.user_id, acknowledged_at=at, edition=F("edition") + 1):
        audit.record(
            audit.Operation.CONSULTATION, "copy.acknowledge", by=by, kind="copy", target=disclosure.copy
        )


def acknowledge_correction(*, correction: Correction, by: Viewer, at: datetime) -> None:
    """Say that a correction or a withdrawal was read; its banner goes."""
    policy.check_receives(by, correction.partner_id)
    same = Correction.objects.filter(pk=correction.pk, acknowledged_at__isnull=True)
    if same.update(acknowledged_by_id=by.user_id, acknowledged_at=at):
        audit.record(
            audit.Operation.CONSULTATION, "correction.acknowledge", by=by, kind="copy", target=correction.copy
        )


def finish(*, action: Action, opened: int, result: str, by: Viewer, at: datetime) -> Action:
    """Say what came of what was asked; the agency that asked reads it."""
    policy.check_receives(by, action.partner_id)
    if not result.strip():
        raise Broken(_("Add a result, even a short one."))
    if action.done_at is not None:
        raise Broken(_("Somebody gave the result already. What is new, give as information."))
    same = Action.objects.filter(pk=action.pk, edition=opened, done_at__isnull=True)
    said = {"result": result.strip(), "done_by_id": by.user_id, "done_at": at}
    if not same.update(**said, edition=F("edition") + 1):
        raise Clash(Action.objects.get(pk=action.pk))
    audit.record(audit.Operation.COLLECTION, "action.finish", by=by, kind="action", target=action.pk)
    return Action.objects.get(pk=action.pk)
