"""Taking a second factor into use, proving it, and giving it up. Everybody does so for themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fourfold.core.access import world
from fourfold.core.access.factors import codes, queries, sealing
from fourfold.core.access.factors.models import App, PaperCode, Passkey
from fourfold.core.access.factors.passkeys import Made, Used
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock

LIVE = {"ended_at__isnull": True}


@transaction.atomic
def use_app(*, secret: str, written: str, by: Viewer, at: datetime) -> list[str]:
    """Take an app into use, in place of one's earlier one; gives new recovery codes, which are kept nowhere.

    Raises Broken where the app does not show the code that was written.
    """
    step = codes.step_shown(secret, written, world.now())
    if step is None:
        raise Broken(
            _(
                "That is not the code that the app shows now. Wait for the next one, and look whether the"
                " telephone's time is right."
            )
        )
    App.objects.filter(user_id=by.user_id, **LIVE).update(ended_at=at)
    made = App.objects.create(user_id=by.user_id, secret=sealing.seal(secret), last_step=step, made_at=at)
    audit.record(audit.Operation.ACCESS, "app.use", by=by, kind="factor", target=made.pk)
    return new_paper_codes(by=by, at=at)


@transaction.atomic
def new_paper_codes(*, by: Viewer, at: datetime) -> list[str]:
    """Ten new recovery codes; the earlier ones end."""
    PaperCode.objects.filter(user_id=by.user_id, **LIVE).update(ended_at=at)
    made = codes.new_paper_codes()
    PaperCode.objects.bulk_create(
        PaperCode(user_id=by.user_id, digest=sealing.digest(by.user_id, codes.plain(one)), made_at=at)
        for one in made
    )
    audit.record(audit.Operation.ACCESS, "paper.make", by=by, kind="factor", rows=len(made))
    return made


@transaction.atomic
def give_up_app(*, by: Viewer, at: datetime) -> None:
    """Sign in with the password alone from now on. Refused in words while a role demands a second factor."""
    if queries.is_demanded(by.user_id, clock.day_of(at)) and not queries.passkeys(by.user_id).exists():
        raise Broken(_("Your role needs a second factor. You can put another app in its place."))
    App.objects.filter(user_id=by.user_id, **LIVE).update(ended_at=at)
    audit.record(audit.Operation.ACCESS, "app.give up", by=by, kind="factor")


def end_all(*, user_id: int, at: datetime, using: str = "default") -> None:
    """End everything that somebody has besides their password, in the caller's transaction."""
    App.objects.using(using).filter(user_id=user_id, **LIVE).update(ended_at=at)
    PaperCode.objects.using(using).filter(user_id=user_id, **LIVE).update(ended_at=at)
    Passkey.objects.using(using).filter(user_id=user_id, **LIVE).update(ended_at=at)


@transaction.atomic
def use_passkey(*, name: str, made: Made, by: Viewer, at: datetime) -> list[str]:
    """Take a passkey into use; gives recovery codes where none are left, which are kept nowhere."""
    if Passkey.objects.filter(credential=made.credential).exists():
        raise Broken(_("This passkey is in use already."))
    kept = Passkey.objects.create(
        user_id=by.user_id, name=name.strip(), credential=made.credential, data=made.data, count=made.count,
        made_at=at, used_at=world.now(),
    )  # fmt: skip
    audit.record(audit.Operation.ACCESS, "passkey.use", by=by, kind="factor", target=kept.pk)
    return [] if queries.paper_codes_left(by.user_id) else new_paper_codes(by=by, at=at)


@transaction.atomic
def end_passkey(*, number: int, by: Viewer, at: datetime) -> None:
    """Give up one passkey. The last factor stays while a role demands one."""
    others = queries.app(by.user_id) is not None or queries.passkeys(by.user_id).exclude(pk=number).exists()
    if not others and queries.is_demanded(by.user_id, clock.day_of(at)):
        raise Broken(_("Your role needs a second factor. Add another before you give this one up."))
    if not Passkey.objects.filter(pk=number, user_id=by.user_id, **LIVE).update(ended_at=at):
        raise Broken(_("This was ended already."))
    audit.record(audit.Operation.ACCESS, "passkey.give up", by=by, kind="factor", target=number)


def take(*, user_id: int, used: Used) -> bool:
    """Whether a passkey's answer lets its person in: it was asked for after the last use, and counts on.

    Compare and set, so that of one answer sent twice one is taken. A count of nought is of a device that keeps none.
    """
    found = Passkey.objects.filter(
        user_id=user_id, credential=used.credential, used_at__lt=used.asked_at, **LIVE
    )
    fresh = found.filter(Q(count=0) if used.count == 0 else Q(count__lt=used.count))
    return bool(fresh.update(count=used.count, used_at=world.now()))


def prove(*, user_id: int, written: str, at: datetime) -> str:
    """Which factor what was written proves: "app", "paper", or "" for none. It is used up.

    Of two who send it at once, one is let in. Both are looked at whatever was written, so that the time taken does not
    tell which of them somebody has.
    """
    by_app, by_paper = _by_app(user_id, written), _by_paper(user_id, written, at)
    return "app" if by_app else "paper" if by_paper else ""


def _by_app(user_id: int, written: str) -> bool:
    held = queries.app(user_id)
    secret = sealing.opened(held.secret) if held else codes.new_secret()
    step = codes.step_shown(secret, written, world.now())
    if held is None or step is None:
        return False
    # Compare and set: a code that was used, or an older one, changes no row.
    return bool(App.objects.filter(pk=held.pk, last_step__lt=step, **LIVE).update(last_step=step))


def _by_paper(user_id: int, written: str, at: datetime) -> bool:
    digest = sealing.digest(user_id, codes.plain(written))
    unused = PaperCode.objects.filter(user_id=user_id, digest=digest, used_at__isnull=True, **LIVE)
    return bool(unused.update(used_at=at))
