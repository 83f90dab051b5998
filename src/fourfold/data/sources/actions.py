"""Receiving a file, trying it, loading it, and settling the rows that were held back.

A file is received first (its batch is committed, the file waits in the spool), then loaded in one transaction: killed
at any moment it leaves all of a batch or none, and the next `finish_waiting` loads it. The same file loaded again
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.data.sources import policy, spool, staging
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.reading.opening import Progress
from fourfold.data.sources.reading.reasons import BadRow
from fourfold.data.sources.reading.validating import check_file


class AlreadySettled(Exception):
    """The row was mended or set aside before."""

    def __init__(self) -> None:
        super().__init__(_("This row was settled already. Open the list again."))


def receive(
    *, sender_id: int, what: str, column_map: str, file_name: str, file: IO[bytes], by: Viewer, at: datetime
) -> Batch:
    """Take a file in: it waits in the spool, and its batch says so. The same file gives the batch that it gave first."""
    policy.check_load(by, sender_id)
    digest = spool.keep(file)
    known = Batch.objects.filter(sender_id=sender_id, what=what, file_digest=digest).exclude(state="refused").first()
    if known is not None:
        return known
    batch = Batch.objects.create(
        sender_id=sender_id,
        what=what,
        column_map=column_map,
        file_name=file_name[-200:],
        file_digest=digest,
        received_by_id=by.user_id,
        received_at=at,
    )
    audit.record(audit.Operation.COLLECTION, "batch.receive", by=by, kind="batch", target=batch)
    return batch


def load(*, batch: Batch, by: Viewer, at: datetime, progress: Progress | None = None) -> Batch:
    """Load a received batch in this transaction: good rows are taken in, bad ones held back with their reasons.

    A file that is not whole, or not what its column map says, is refused: the batch says why and no row is kept.
    """
    policy.check_load(by, batch.sender_id)
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != Batch.State.RECEIVED:
        return batch
    try:
        with transaction.atomic():
            held = _take_in(batch, by, at, progress)
    except Refused as refused:
        return _refuse(batch, str(refused), by)
    batch.held, batch.state, batch.loaded_at = held, Batch.State.LOADED, clock.read()
    batch.save()
    transaction.on_commit(lambda: spool.remove(batch.file_digest))
    audit.record(
        audit.Operation.COLLECTION, "batch.load", by=by, kind="batch", target=batch, rows=batch.rows
    )
    return batch


def finish_waiting(*, by: Viewer, at: datetime) -> list[Batch]:
    """Load every batch that was received and not loaded, for example because the machine stopped."""
    waiting = Batch.objects.filter(state=Batch.State.RECEIVED, sender_id__in=by.write_keys).order_by("pk")
    return [load(batch=batch, by=by, at=at) for batch in waiting]


def settle(*, row: HeldRow, how: str, why: str, by: Viewer, at: datetime) -> HeldRow:
    """Say what became of a held-back row: mended (a later file brings it right) or set aside. It is never deleted."""
    policy.check_load(by, row.batch.sender_id)
    if row.state != HeldRow.State.HELD:
        raise AlreadySettled
    row.state, row.settled_by_id, row.settled_at, row.settled_why = how, by.user_id, at, why
    row.save()
    audit.record(audit.Operation.ALTERATION, f"row.{how}", by=by, kind="batch", target=row.batch)
    return row


def contract_of(batch: Batch) -> Contract:
    """The column map that a batch was sent under."""
    return read_contract(shipped_maps()[batch.column_map])


def _take_in(batch: Batch, by: Viewer, at: datetime, progress: Progress | None) -> int:
    taker = capability.intake(batch.what)
    columns = capability.load(taker.columns)
    codes, numbers = capability.load(taker.codes)(clock.day_of(at))
    contract = contract_of(batch).in_order([name for name, _kind in columns])
    bad: list[BadRow] = []
    tally = _Tally()
    staging.make(columns)
    checked = check_file(spool.path_of(batch.file_digest), contract, codes, progress)
    staging.fill(contract.names, _good(checked, bad, tally, contract, numbers))
    staging.recognise(batch)
    taken = capability.load(taker.take_in)(staging.Staged(batch, by, at))
    staging.trace(batch)
    _hold(batch, bad, taken.held)
    batch.rows, batch.added = tally.rows + len(bad), taken.added
    batch.changed, batch.unchanged = taken.changed, taken.unchanged + tally.repeated
    with connection.cursor() as cursor:
        cursor.execute("drop table pg_temp.staged")
    return len(bad) + len(taken.held)


class _Tally:
    """Counts what passes while a file is read."""

    def __init__(self) -> None:
        self.rows = self.repeated = 0


def _good(
    checked: Any, bad: list[BadRow], tally: _Tally, contract: Contract, numbers: dict[str, dict[str, int]]
) -> Iterator[list[Any]]:
    """Good rows as they are staged: row number, key, digest, values with codes turned into numbers."""
    keys = [contract.names.index(name) for name in contract.key]
    translated = [(contract.names.index(name), codes) for name, codes in numbers.items()]
    for chunk in checked:
        bad.extend(chunk.bad)
        tally.rows += len(chunk.rows) + len(chunk.repeated)
        tally.repeated += len(chunk.repeated)
        for row, digest, values in zip(chunk.rows, chunk.digests, chunk.good, strict=True):
            key = values[keys[0]] if len(keys) == 1 else "\x1f".join(str(values[place]) for place in keys)
            staged = [row, key, digest.hex(), *values]
            for place, codes in translated:
                if values[place] is not None:
                    staged[place + 3] = codes[values[place]]
            yield staged


def _hold(batch: Batch, bad: list[BadRow], by_rule: list[tuple[int, str, str]]) -> None:
    rows = [
        HeldRow(
            batch=batch, row=row.row, sent=row.raw, reasons=[reason.stored() for reason in row.reasons]
        )
        for row in bad
    ]
    rows += [
        HeldRow(batch=batch, row=row, sent="", reasons=[{"heading": column, "found": "", "sentence": why}])
        for row, column, why in by_rule
    ]
    HeldRow.objects.bulk_create(rows, batch_size=2000)


def _refuse(batch: Batch, sentence: str, by: Viewer) -> Batch:
    batch.state, batch.refusal = Batch.State.REFUSED, sentence
    batch.save()
    transaction.on_commit(lambda: spool.remove(batch.file_digest))
    audit.record(audit.Operation.COLLECTION, "batch.refuse", by=by, kind="batch", target=batch)
    return batch


