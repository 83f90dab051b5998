"""Receiving a file, taking it back, and forgetting what nobody waits for."""

from __future__ import annotations

from datetime import datetime
from typing import IO

from django.db import transaction

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui.letters import printable
from fourfold.data.sources import policy, queries, spool
from fourfold.data.sources.actions.turns import RECEIVING, one_at_a_time, waiting
from fourfold.data.sources.models import Batch
from fourfold.data.sources.reading import file_names


def receive(
    *,
    sender_id: int,
    what: str,
    column_map: str,
    file_name: str,
    file: IO[bytes],
    by: Viewer,
    at: datetime,
    state: Batch.State = Batch.State.RECEIVED,
) -> Batch:
    """Take a file in: it waits in the spool, and its batch says so. The same file gives its first batch again.

    An untried one is to be tried, and nobody loads it before somebody has seen what it would do; an unmatched one is
    somebody's own spreadsheet, whose columns are named first.
    """
    policy.check_load(by, sender_id)
    with one_at_a_time(sender_id, what, RECEIVING):
        digest = spool.keep(file, sender_id=sender_id, what=what)
        sent = Batch.objects.filter(sender_id=sender_id, what=what, file_digest=digest)
        known = sent.exclude(state__in=[Batch.State.REFUSED, Batch.State.WITHDRAWN]).first()
        if known is not None:
            return _again(known, by)
        says = queries.column_map(column_map).file_name_says
        place = file_names.place_of(file_name, says, clock.day_of(at))
        batch = Batch.objects.create(
            place_in_order=queries.newest_place(sender_id, what) if place is None else place,
            says_its_place=place is not None,
            sender_id=sender_id,
            what=what,
            column_map=column_map,
            file_name=printable(file_name)[-200:],
            file_digest=digest,
            state=state,
            received_by_id=by.user_id,
            received_at=at,
        )
    audit.record(audit.Operation.COLLECTION, "batch.receive", by=by, kind="batch", target=batch)
    return batch


def withdraw(*, batch: Batch, by: Viewer, at: datetime) -> Batch:
    """Take back a file that was tried and shall not be loaded. Its waiting file is removed."""
    with waiting(batch, by) as found:
        if found.waits:
            found.state = Batch.State.WITHDRAWN
            found.save()
            transaction.on_commit(lambda: spool.remove(found))
            audit.record(audit.Operation.COLLECTION, "batch.withdraw", by=by, kind="batch", target=found)
    return found


def forget_leftovers(*, by: Viewer) -> None:
    """Remove waiting files that no batch waits for: the machine stopped after a load, or before a receipt was kept."""
    senders = (
        Batch.objects.filter(sender_id__in=by.write_agencies)
        .values_list("sender_id", "what")
        .distinct()
        .order_by()
    )
    for sender_id, what in senders:
        with one_at_a_time(
            sender_id, what, RECEIVING
        ):  # whoever is receiving holds this until the batch is committed
            mine = Batch.objects.filter(sender_id=sender_id, what=what, state__in=Batch.WAITING)
            spool.keep_only(sender_id, what, set(mine.values_list("file_digest", flat=True)))


def _again(known: Batch, by: Viewer) -> Batch:
    if not known.waits:
        spool.remove(known)
    audit.record(audit.Operation.COLLECTION, "batch.again", by=by, kind="batch", target=known, rows=0)
    return known
