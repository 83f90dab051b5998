"""Choosing one's own password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.models import User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit


@transaction.atomic
def choose_password(*, user: User, old: str, new: str, by: Viewer, at: datetime) -> None:
    """Choose one's own password. Raises Broken when the old one is not right, or the new one is the same."""
    if user.pk != by.user_id:
        raise Refused(_("Everybody chooses their own password, and nobody else's."))
    if not check_password(old, user.password):
        raise Broken(_("That is not your password now. Check it and try again."))
    if old == new:
        raise Broken(_("Choose a password that differs from the one that you have now."))
    user.password, user.one_time_until = make_password(new), None
    user.save(update_fields=["password", "one_time_until"])
    audit.record(audit.Operation.ACCESS, "password.choose", by=by, kind="person", target=user.pk)
