"""Receiving a file, trying it, loading it, and settling the rows that were held back.

A file is received first (its batch is committed, the file waits in the spool), then loaded in one transaction: killed
at any moment it leaves all of a batch or none, and `fourfold sources resume` loads what waits. The same file loaded
again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import IO

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.data.sources import policy, spool, taking
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, as_json, printable
from fourfold.data.sources.reading.opening import Progress
from fourfold.data.sources.reading.reasons import BadRow, Reason

WAITING = (Batch.State.RECEIVED, Batch.State.TRIED)
SHOWN_OF_A_TRIAL = 200
NOT_TO_BE_HAD = "55P03"  # PostgreSQL: the lock did not come in time


class AlreadySettled(Exception):
    """The row was mended or set aside before."""

    def __init__(self) -> None:
        super().__init__(_("This row was settled already. Open the list again."))


class Busy(Exception):
    """Another file of this sender is being loaded; two at once could take one new row for two."""

    def __init__(self) -> None:
        super().__init__(_("Another file of this sender is being loaded. Try again in a minute."))


class StillHeld(Exception):
    """A mended row is held back again; `reasons` says why, cell by cell."""

    def __init__(self, held: BadRow) -> None:
        super().__init__(*held.sentences)
        self.reasons: Sequence[Reason] = held.reasons


def receive(
    *, sender_id: int, what: str, column_map: str, file_name: str, file: IO[bytes], by: Viewer, at: datetime
) -> Batch:
    """Take a file in: it waits in the spool, and its batch says so. The same file gives its first batch again."""
    policy.check_load(by, sender_id)
    with _one_at_a_time(sender_id, what):
        digest = spool.keep(file, sender_id=sender_id, what=what)
        sent = Batch.objects.filter(sender_id=sender_id, what=what, file_digest=digest)
        known = sent.exclude(state__in=[Batch.State.REFUSED, Batch.State.WITHDRAWN]).first()
        if known is not None:
            return _again(known, by)
        batch = Batch.objects.create(
            sender_id=sender_id,
            what=what,
            column_map=column_map,
            file_name=printable(file_name)[-200:],
            file_digest=digest,
            received_by_id=by.user_id,
            received_at=at,
        )
    audit.record(audit.Operation.COLLECTION, "batch.receive", by=by, kind="batch", target=batch)
    return batch


def try_out(*, batch: Batch, by: Viewer, at: datetime, progress: Progress | None = None) -> Batch:
    """Do all that loading would do, keep what it came to, and undo it. The batch then waits for somebody to load it."""
    with _waiting(batch, by) as found:
        if found.state not in WAITING:
            return found
        try:
            with transaction.atomic():
                outcome = taking.take_in_file(found, by=by, at=at, progress=progress)
                transaction.set_rollback(True)
        except Refused as refused:
            return _refuse(found, str(refused), by)
        found.trial, found.tried_at, found.state = _summary(outcome), at, Batch.State.TRIED
        found.save()
    audit.record(
        audit.Operation.COLLECTION, "batch.try", by=by, kind="batch", target=found, rows=outcome.rows
    )
    return found


def load(*, batch: Batch, by: Viewer, at: datetime, progress: Progress | None = None) -> Batch:
    """Load a received batch in this transaction: good rows are taken in, bad ones held back with their reasons.

    A file that is not whole, or not what its column map says, is refused: the batch says why and no row is kept.
    """
    with _waiting(batch, by) as found:
        if found.state not in WAITING:
            return found
        try:
            with transaction.atomic():
                outcome = taking.take_in_file(found, by=by, at=at, progress=progress)
                _hold(found, outcome.held)
        except Refused as refused:
            return _refuse(found, str(refused), by)
        found.rows, found.held = outcome.rows, len(outcome.held)
        found.added, found.changed, found.unchanged = outcome.added, outcome.changed, outcome.unchanged
        found.state, found.loaded_at, found.trial = Batch.State.LOADED, clock.read(), None
        found.save()
    transaction.on_commit(lambda: spool.remove(found))
    _record_load(found, by)
    return found


def withdraw(*, batch: Batch, by: Viewer, at: datetime) -> Batch:
    """Take back a file that was tried and shall not be loaded. Its waiting file is removed."""
    with _waiting(batch, by) as found:
        if found.state in WAITING:
            found.state = Batch.State.WITHDRAWN
            found.save()
            transaction.on_commit(lambda: spool.remove(found))
            audit.record(audit.Operation.COLLECTION, "batch.withdraw", by=by, kind="batch", target=found)
    return found


def finish_waiting(*, by: Viewer, at: datetime) -> list[Batch]:
    """Load every batch that was to be loaded and was not, for example because the machine stopped."""
    waiting = Batch.objects.filter(state=Batch.State.RECEIVED, sender_id__in=by.write_keys).order_by("pk")
    done = [load(batch=batch, by=by, at=at) for batch in waiting]
    forget_leftovers(by=by)
    return done


def forget_leftovers(*, by: Viewer) -> None:
    """Remove waiting files that no batch waits for: the machine stopped after a load, or before a receipt was kept."""
    senders = (
        Batch.objects.filter(sender_id__in=by.write_keys)
        .values_list("sender_id", "what")
        .distinct()
        .order_by()
    )
    for sender_id, what in senders:
        with _one_at_a_time(sender_id, what):  # whoever is receiving holds this until the batch is committed
            mine = Batch.objects.filter(sender_id=sender_id, what=what, state__in=WAITING)
            spool.keep_only(sender_id, what, set(mine.values_list("file_digest", flat=True)))


def settle(*, row: HeldRow, how: str, why: str, by: Viewer, at: datetime) -> HeldRow:
    """Say what became of a held-back row: mended (a later file brings it right) or set aside. It is never deleted."""
    policy.check_load(by, row.batch.sender_id)
    row = HeldRow.objects.select_for_update().select_related("batch").get(pk=row.pk)
    if row.state != HeldRow.State.HELD:
        raise AlreadySettled
    row.state, row.settled_by_id, row.settled_at, row.settled_why = how, by.user_id, at, why
    row.save()
    audit.record(audit.Operation.ALTERATION, f"row.{how}", by=by, kind="batch", target=row.batch)
    return row


def correct(*, row: HeldRow, cells: Sequence[Cell], why: str, by: Viewer, at: datetime) -> HeldRow:
    """Load just this row with mended cells, through the same column map and rules; what was sent first is kept.

    Raises StillHeld with the reasons when it is held back again; then nothing has changed.
    """
    policy.check_load(by, row.batch.sender_id)
    with _one_at_a_time(row.batch.sender_id, row.batch.what), transaction.atomic():
        row = settle(row=row, how=HeldRow.State.MENDED, why=why, by=by, at=at)
        brought = (
            set(Arrival.objects.filter(batch=row.batch).values_list("key", flat=True))
            if _doubled(row)
            else set()
        )
        outcome = taking.take_in_row(row.batch, row.row, list(cells), by=by, at=at)
        _no_other_row_of(row, brought)
        if outcome.held:
            raise StillHeld(outcome.held[0])
        row.mended = as_json(cells)
        row.save()
    return row


def _doubled(row: HeldRow) -> bool:
    return any(reason.get("code") == sentences.SAME_KEY.code for reason in row.reasons)


def _no_other_row_of(row: HeldRow, brought: set[str]) -> None:
    """A row held back for its key, which another row of the file has, may not overwrite that row unnoticed."""
    mine = Arrival.objects.filter(batch=row.batch, row=row.row).first()
    if mine is not None and mine.key in brought:
        first = Arrival.objects.filter(batch=row.batch, key=mine.key).exclude(pk=mine.pk).order_by("pk")[0]
        contract = taking.contract_of(row.batch)
        heading = row.batch.headings[row.batch.places[contract.key[0]]]
        said = sentences.SAME_KEY.say(first=first.row, key=heading)
        raise StillHeld(BadRow(row.row, "", (Reason(heading, mine.key, said),)))


def _again(known: Batch, by: Viewer) -> Batch:
    if known.state not in WAITING:
        spool.remove(known)
    audit.record(audit.Operation.COLLECTION, "batch.again", by=by, kind="batch", target=known, rows=0)
    return known


@contextmanager
def _waiting(batch: Batch, by: Viewer) -> Iterator[Batch]:
    """The batch as it stands, with nobody else loading for its sender until the transaction ends."""
    policy.check_load(by, batch.sender_id)
    with _one_at_a_time(batch.sender_id, batch.what):
        yield Batch.objects.select_for_update().get(pk=batch.pk)


@contextmanager
def _one_at_a_time(sender_id: int, what: str) -> Iterator[None]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select pg_advisory_xact_lock(hashtext(%s), %s)", [f"fourfold sources {what}", sender_id]
            )
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == NOT_TO_BE_HAD:
            raise Busy from None
        raise
    yield


def _hold(batch: Batch, held: list[BadRow]) -> None:
    rows = [
        HeldRow(batch=batch, row=row.row, sent=row.raw, reasons=[reason.stored() for reason in row.reasons])
        for row in held
    ]
    HeldRow.objects.bulk_create(rows, batch_size=2000)


def _summary(outcome: taking.Outcome) -> dict[str, object]:
    """A trial in plain values. Only the first of its held rows are named: loading names them all."""
    shown = [
        {"row": row.row, "reasons": [reason.stored() for reason in row.reasons]}
        for row in outcome.held[:SHOWN_OF_A_TRIAL]
    ]
    counts = {
        "rows": outcome.rows,
        "added": outcome.added,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
    }
    return {**counts, "held": len(outcome.held), "shown": shown}


def _record_load(batch: Batch, by: Viewer) -> None:
    said = f"added {batch.added}, changed {batch.changed}, unchanged {batch.unchanged}, held {batch.held}"
    audit.record(
        audit.Operation.COLLECTION,
        "batch.load",
        by=by,
        kind="batch",
        target=batch,
        rows=batch.rows,
        reason=said,
    )


def _refuse(batch: Batch, sentence: str, by: Viewer) -> Batch:
    batch.state, batch.refusal = Batch.State.REFUSED, sentence
    batch.save()
    transaction.on_commit(lambda: spool.remove(batch))
    audit.record(audit.Operation.COLLECTION, "batch.refuse", by=by, kind="batch", target=batch)
    return batch
