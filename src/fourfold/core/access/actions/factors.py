"""Taking a second factor into use, proving it, and giving it up. Everybody does so for themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access import world
from fourfold.core.access.factors import codes, queries, sealing
from fourfold.core.access.factors.models import App, PaperCode
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
    if queries.is_demanded(by.user_id, clock.day_of(at)):
        raise Broken(_("Your role needs a second factor. You can put another app in its place."))
    end_all(user_id=by.user_id, at=at)
    audit.record(audit.Operation.ACCESS, "app.give up", by=by, kind="factor")


def end_all(*, user_id: int, at: datetime, using: str = "default") -> None:
    """End everything that somebody has besides their password, in the caller's transaction."""
    App.objects.using(using).filter(user_id=user_id, **LIVE).update(ended_at=at)
    PaperCode.objects.using(using).filter(user_id=user_id, **LIVE).update(ended_at=at)


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
