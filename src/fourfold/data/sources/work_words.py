"""What the worker has in hand with a file, or came to, in words for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.jobs import queries as jobs
from fourfold.core.jobs.models import Work
from fourfold.core.ui import formats
from fourfold.data.sources import queries, rules
from fourfold.data.sources.models import Batch

READ = 100  # per cent


@dataclass(frozen=True)
class Shown:
    """Work as a page shows it. `share` is in per cent, None where there is nothing to measure."""

    heading: str
    sentence: str
    is_open: bool
    may_withdraw: bool
    share: int | None = None
    left_alone: bool = False
    trouble: bool = False


def shown(batch: Batch, now: datetime) -> Shown | None:
    """What a page says of the worker and this file; None where there is nothing to say."""
    work = queries.work_on(batch)
    if work is None:
        return None
    if work.is_open and batch.waits:
        return _open(work, now)
    return _ended(work, batch)


def in_hand(work: Work | None) -> str:
    """In a list: what the worker has in hand with a file."""
    if work is None:
        return ""
    if work.state == Work.State.WAITING:
        return _("waits for its turn")
    return _("is being tried") if work.name == rules.TRY else _("is being loaded")


def _open(work: Work, now: datetime) -> Shown:
    waits = work.state == Work.State.WAITING
    if jobs.is_left_alone(work, now):
        return _left_alone(work, waits)
    return Shown(
        heading=_heading(work, waits),
        sentence=_waiting(work) if waits else _how_far(work),
        is_open=True,
        may_withdraw=waits,
        share=None if waits or work.share >= READ else work.share,
    )


def _left_alone(work: Work, waits: bool) -> Shown:
    said = _(
        "It was begun at %(time)s and interrupted. Nothing is lost: it begins again by itself when files are worked on."
    )
    if waits:
        said = _(
            "It was asked for at %(time)s, and is done by itself when files are worked on. You can leave this page."
        )
    return Shown(
        heading=_heading(work, waits=True),
        sentence=said % {"time": formats.clock(work.asked_at if waits else work.begun_at)},
        is_open=True,
        may_withdraw=True,
        left_alone=True,
    )


def _heading(work: Work, waits: bool) -> str:
    if work.name == rules.TRY:
        return _("This file waits to be tried") if waits else _("This file is being tried")
    return _("This file waits to be loaded") if waits else _("This file is being loaded")


def _waiting(work: Work) -> str:
    return _("It is done when its turn comes. Asked for at %(time)s. You can leave this page.") % {
        "time": formats.clock(work.asked_at)
    }


def _how_far(work: Work) -> str:
    words = {
        "row": formats.number(min(work.row, work.rows or work.row)),
        "rows": formats.number(work.rows),
        "share": f"{work.share}%",
        "time": formats.clock(work.begun_at),
    }
    if work.share >= READ:
        said = _("All rows are read. They are now put in order. Begun at %(time)s. You can leave this page.")
    elif work.rows:
        said = _("Row %(row)s of %(rows)s. Begun at %(time)s. You can leave this page.")
    else:
        said = _("Row %(row)s, %(share)s of the file. Begun at %(time)s. You can leave this page.")
    return said % words


def _ended(work: Work, batch: Batch) -> Shown | None:
    said = work.said
    if work.state == Work.State.BROKEN and batch.waits:
        said = _("A fault of the platform stopped this. Nothing was loaded. Try again. If it happens again, tell your "
                 "administrator.")  # fmt: skip
    if not said or (work.state == Work.State.REFUSED and not batch.waits):
        return None
    return Shown("", said, is_open=False, may_withdraw=False, trouble=work.state != Work.State.DONE)
