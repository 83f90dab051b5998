"""What a page does with a file: a small one at once, a larger one by the worker, so that nobody waits at a page."""

from __future__ import annotations

from datetime import datetime

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.jobs import actions as jobs
from fourfold.data.sources import policy, queries, rules
from fourfold.data.sources.actions import loading
from fourfold.data.sources.actions.turns import Busy
from fourfold.data.sources.models import Batch


class TooLong(Exception):
    """The file has more rows than a page tries or loads by itself."""


def try_out(*, batch: Batch, by: Viewer, at: datetime) -> Batch:
    """Try a file that has been received; one that is too long for a page, or whose turn has not come, by the worker."""
    if queries.is_asked_for(batch) or batch.state == Batch.State.UNMATCHED:
        return batch
    if queries.is_long(batch) or queries.turn_is_taken(batch):
        return _ask(rules.TRY, batch, by, at)
    try:
        return loading.try_out(batch=batch, by=by, at=at, progress=_no_longer_than_a_page)
    except (TooLong, Busy):
        return _ask(rules.TRY, batch, by, at)


def load(*, batch: Batch, by: Viewer, at: datetime) -> Batch:
    """Load a file that was tried; one that is too long for a page, or whose turn has not come, by the worker."""
    if queries.is_asked_for(batch) or not batch.waits or batch.state == Batch.State.UNMATCHED:
        return batch
    if not rules.is_for_a_page(batch.trial) or queries.turn_is_taken(batch):
        return _ask(rules.LOAD, batch, by, at)
    try:
        return loading.load(batch=batch, by=by, at=at)
    except Busy:
        return _ask(rules.LOAD, batch, by, at)


def _ask(name: str, batch: Batch, by: Viewer, at: datetime) -> Batch:
    policy.check_load(by, batch.sender_id)
    turn = f"{batch.what} {batch.sender_id}"
    jobs.ask(name=name, about=batch.pk, owner_id=batch.sender_id, turn=turn, by=by, at=at)
    audit.record(audit.Operation.COLLECTION, "batch.ask", by=by, kind="batch", target=batch)
    return batch


def _no_longer_than_a_page(row: int, _done: int, _total: int) -> None:
    if row > rules.MOST_ROWS_OF_A_PAGE:
        raise TooLong
