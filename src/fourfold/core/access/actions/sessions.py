"""Ending sessions: one's own, one by one or all; an administrator ends all of a person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import sessions
from fourfold.core.access.actions import machine_keys
from fourfold.core.access.models import User
from fourfold.core.access.policy import Permission, check
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit


@transaction.atomic
def end_one(*, sign: str, by: Viewer) -> None:
    """End one session of one's own. Raises Broken where it is over already."""
    if not sessions.end_one(by.user_id, sign):
        raise Broken(_("That session is over already."))
    audit.record(audit.Operation.ACCESS, "session.end", by=by, kind="session", target=sign, rows=1)


@transaction.atomic
def end_others(*, but: str, by: Viewer) -> int:
    """End every session of one's own but the one in use; `but` is its key, or "" for that one too."""
    ended = sessions.end_of(by.user_id, but=but)
    audit.record(
        audit.Operation.ACCESS, "session.end all", by=by, kind="person", target=by.user_id, rows=ended
    )
    return ended


@transaction.atomic
def end_all(*, user: User, by: Viewer, at: datetime) -> int:
    """End every session and every key of somebody's. Taking away is quick: it needs nobody else."""
    check(by, Permission.MANAGE_PEOPLE)
    ended = sessions.end_of(user.pk)
    machine_keys.end_all(user_id=user.pk, by=by, at=at)
    audit.record(audit.Operation.ACCESS, "session.end all", by=by, kind="person", target=user.pk, rows=ended)
    return ended
