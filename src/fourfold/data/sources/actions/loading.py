"""Trying a file, and loading it in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.data.sources import spool, taking
from fourfold.data.sources.actions.receiving import forget_leftovers
from fourfold.data.sources.actions.turns import waiting
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.reading.opening import Progress
from fourfold.data.sources.reading.reasons import BadRow

SHOWN_OF_A_TRIAL = 200


def try_out(*, batch: Batch, by: Viewer, at: datetime, progress: Progress | None = None) -> Batch:
    """Do all that loading would do, keep what it came to, and undo it. The batch then waits for somebody to load it."""
    with waiting(batch, by) as found:
        if not _may_be_read(found):
            return found
        try:
            with transaction.atomic():
                outcome = taking.take_in_file(found, by=by, at=at, progress=progress)
                transaction.set_rollback(True)
        except Refused as refused:
            return refuse(found, str(refused), by)
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
    with waiting(batch, by) as found:
        if not _may_be_read(found):
            return found
        try:
            with transaction.atomic():
                outcome = taking.take_in_file(found, by=by, at=at, progress=progress)
                hold(found, outcome.held)
        except Refused as refused:
            return refuse(found, str(refused), by)
        found.rows, found.held = outcome.rows, len(outcome.held)
        found.added, found.changed, found.unchanged = outcome.added, outcome.changed, outcome.unchanged
        found.state, found.loaded_at, found.trial = Batch.State.LOADED, clock.read(), None
        found.save()
    transaction.on_commit(lambda: spool.remove(found))
    _record_load(found, by)
    return found


def finish_waiting(*, by: Viewer, at: datetime) -> list[Batch]:
    """Load every batch that was to be loaded and was not, for example because the machine stopped."""
    left = Batch.objects.filter(state=Batch.State.RECEIVED, sender_id__in=by.write_agencies).order_by("pk")
    done = [load(batch=batch, by=by, at=at) for batch in left]
    forget_leftovers(by=by)
    return done


def _may_be_read(batch: Batch) -> bool:
    """Whether a file waits, and it is known which of its columns is which."""
    return batch.waits and batch.state != Batch.State.UNMATCHED


def hold(batch: Batch, held: list[BadRow]) -> None:
    """Keep rows that were held back, with their reasons."""
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


def refuse(batch: Batch, sentence: str, by: Viewer) -> Batch:
    """Load nothing of a file, and say why."""
    batch.state, batch.refusal = Batch.State.REFUSED, sentence
    batch.save()
    transaction.on_commit(lambda: spool.remove(batch))
    audit.record(audit.Operation.COLLECTION, "batch.refuse", by=by, kind="batch", target=batch)
    return batch
