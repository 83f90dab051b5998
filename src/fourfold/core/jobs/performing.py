"""Doing one piece of work as the person who asked, under the grant that they asked under, if it is still in force."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, replace
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access import devices, lookups, policy, queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.progress import NotNow, Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """What stands in the queue: the numbers of the work, the person and their grant."""

    work: int
    person: int
    grant: int

    @property
    def asker(self) -> Viewer:
        """The person, with no role: their own work exists for them, and nothing else does."""
        return replace(NOBODY, user_id=self.person, for_whom=self.person, device=devices.WORKER)


def perform(order: Order, progress: Progress) -> None:
    """Do the work, or write down why not. Raises NotNow when it shall be tried again."""
    work = _begun(order)
    if work is None:  # it ended, and only the queue was not told
        return
    with policy.refusals.within() as refusals:
        try:
            _do(work, order, progress)
        except NotNow:
            raise
        except (OperationalError, InterfaceError) as error:  # the connection was lost, or took too long
            _tell(work, error)
            raise NotNow from None
        except policy.Refused as refused:
            _end(order, Work.State.REFUSED, str(refused), progress)
        except Exception as error:
            _tell(work, error)
            _end(order, Work.State.BROKEN, "", progress)
        finally:
            _record(refusals, work, order)


def give_up(order: Order) -> None:
    """Write down that work is not begun again: it ended its worker too often."""
    _end(order, Work.State.BROKEN, "", None)


def _do(work: Work, order: Order, progress: Progress) -> None:
    viewer = _viewer(order)
    with lookups.handed_on(viewer), viewing(viewer) as now:
        act = capability.load(capability.job(work.name).act)
        said: str = act(about=work.about, by=viewer, at=now, progress=progress)
        _write(work.pk, Work.State.DONE, said, progress)


def _viewer(order: Order) -> Viewer:
    """Who the person is by now. What they asked for under one grant is never done under another."""
    user = User.objects.filter(pk=order.person, is_active=True).first()
    viewer = queries.viewer_of(user, clock.day_of(clock.read()), grant_id=order.grant) if user else None
    if viewer is None or viewer.grant_id != order.grant:
        raise policy.Refused(
            _(
                "Your role ended before this was done, so it was not done. Somebody who has the role may ask again."
            )
        )
    return replace(viewer, for_whom=viewer.for_whom or order.person, device=devices.WORKER)


def _begun(order: Order) -> Work | None:
    """The work, with the moment at which it was begun, for everybody to see; None where it has ended."""
    with viewing(order.asker) as now:
        work = Work.objects.filter(pk=order.work, ended_at=None).first()
        if work is not None:
            work.state, work.begun_at = Work.State.UNDER_WAY, now
            work.save(update_fields=["state", "begun_at"])
        return work


def _end(order: Order, state: Work.State, said: str, progress: Progress | None) -> None:
    with viewing(order.asker):
        _write(order.work, state, said, progress)


def _write(number: int, state: Work.State, said: str, progress: Progress | None) -> None:
    far: dict[str, Any] = progress.columns if progress else {}
    Work.objects.filter(pk=number, ended_at=None).update(state=state, said=said, ended_at=clock.read(), **far)


def _record(refusals: list[str], work: Work, order: Order) -> None:
    for sentence in refusals:
        with viewing(order.asker):
            audit.record(
                audit.Operation.REFUSAL, work.name, by=order.asker, kind="work", target=work.pk, reason=sentence
            )  # fmt: skip


def _tell(work: Work, error: Exception) -> None:
    """Where it broke. Not with what words: an error of the database repeats what stood in the row."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("Work %s broke with %s\n%s", work.pk, type(error).__name__, where)
