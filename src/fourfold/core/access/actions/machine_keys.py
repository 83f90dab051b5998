"""Making a key for a machine, ending it, and letting in whatever sends one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import brake, devices, machine_keys, queries
from fourfold.core.access.models import Grant, MachineKey
from fourfold.core.access.policy import Permission, Refused, check, check_ends_key
from fourfold.core.access.rules import Broken, check_key
from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


class NotLetIn(Exception):
    """What was sent is no key that holds; the text is the same whatever is wrong with it."""

    def __init__(self) -> None:
        super().__init__(
            _("This key is not known, or it has ended. Make another one under “Keys for machines”.")
        )


class TooManyTries(Exception):
    """Too many wrong keys came from one address; `until` says when the next is looked at."""

    def __init__(self, until: datetime) -> None:
        time = f"{until.astimezone(clock.LONDON):%H:%M}"
        super().__init__(
            _("Too many wrong keys came from your address. Try again at %(time)s.") % {"time": time}
        )
        self.until = until


@dataclass(frozen=True)
class Caller:
    """A machine that was let in: its key's number, the viewer whom it acts for, and what this call is known by."""

    key: int
    viewer: Viewer
    call: str


@transaction.atomic
def make(*, grant_id: int, machine: str, last_day: date, by: Viewer, at: datetime) -> tuple[MachineKey, str]:
    """A key for one of one's own roles of today, and its text, which is kept nowhere.

    It needs nobody else's approval: it lets nobody in whom two people have not let in, and opens nothing that its
    maker does not open on a page.
    """
    check(by, Permission.USE_KEYS)
    today = clock.day_of(at)
    grant = Grant.objects.filter(pk=grant_id, user_id=by.user_id).first()
    if grant is None or grant.pk not in {
        one.pk for one in queries.in_force(today).filter(user_id=by.user_id)
    }:
        raise Refused(_("Choose one of your own roles that holds today."))
    if grant.covers_id:
        raise Refused(
            _("You hold this role for a colleague who is away. A key is made in a role of your own.")
        )
    if not machine.strip():
        raise Broken(_("Say which machine or program uses the key."))
    held = machine_keys.in_force(by.user_id, today)
    check_key(last_day, grant_ends=grant.ends_on, held=held, today=today)
    sign, secret = machine_keys.made_up()
    made = MachineKey.objects.create(
        user_id=by.user_id, grant=grant, machine=machine.strip(), sign=sign,
        digest=machine_keys.digest_of(secret), made_at=at, last_day=last_day,
    )  # fmt: skip
    audit.record(audit.Operation.ACCESS, "key.make", by=by, kind="key", target=made.pk)
    return made, machine_keys.text(sign, secret)


@transaction.atomic
def end(*, key: MachineKey, by: Viewer, at: datetime) -> None:
    """End a key now. What it did stays."""
    check_ends_key(by, key.user_id)
    held = MachineKey.objects.filter(pk=key.pk, ended_at__isnull=True)
    if not held.update(ended_at=at, ended_by_id=by.user_id):
        raise Broken(_("This key has ended already."))
    audit.record(audit.Operation.ACCESS, "key.end", by=by, kind="key", target=key.pk)


def end_all(*, user_id: int, by: Viewer, at: datetime) -> None:
    """End every key of somebody's, in the caller's transaction: their access begins afresh."""
    MachineKey.objects.filter(user_id=user_id, ended_at__isnull=True).update(
        ended_at=at, ended_by_id=by.user_id
    )


def let_in(*, written: str, address: str) -> Caller:
    """Whoever sends a key that holds, as the viewer in the role of the key. Raises NotLetIn, TooManyTries, Refused.

    A right key always passes: a wrong one of a colleague's machine, at the same address, must not hold it up.
    """
    with viewing(NOBODY) as now:
        today = clock.day_of(now)
        key = machine_keys.find(written, today)
        if key is not None:
            MachineKey.objects.filter(pk=key.pk).exclude(last_used_on=today).update(last_used_on=today)
    if key is None:
        _refuse(address)
        raise NotLetIn
    viewer = queries.viewer_of(key.user, today, grant_id=key.grant_id) if key.user.is_active else None
    if viewer is None or viewer.grant_id != key.grant_id or not viewer.may(Permission.USE_KEYS):
        _record(replace(NOBODY, user_id=key.user_id), "key without a role", key.pk)
        raise Refused(_not_acting(key, today))
    # A machine acts, for the person whose key it is.
    viewer = replace(viewer, for_whom=viewer.for_whom or key.user_id, device=devices.of_key(key.pk))
    # In the log and in every version that is recorded: by which key something was done.
    return Caller(key.pk, viewer, f"key-{key.pk}-{secrets.token_hex(8)}")


def _not_acting(key: MachineKey, today: date) -> str:
    """Why the role of a key opens nothing: it ended, or something that it needs has lapsed."""
    if queries.granted_on(today).filter(pk=key.grant_id).exists() and key.user.is_active:
        return queries.why_none(key.user_id, today)
    return _("The role that this key acts in has ended. Ask your administrator.")


def _refuse(address: str) -> None:
    """Count a wrong key and write it down, in a transaction of its own; whose it might be, nothing says."""
    place = brake.digest("address", address)[:16]
    with viewing(NOBODY) as now:
        until = brake.count([brake.Subject("key", address)], now)
        act = "key held" if until else "key refused"
        audit.record(audit.Operation.REFUSAL, act, by=NOBODY, kind="key", reason=place)
    if until is not None:
        raise TooManyTries(until)


def _record(by: Viewer, act: str, target: int) -> None:
    with viewing(by):
        audit.record(audit.Operation.REFUSAL, act, by=by, kind="key", target=target)
