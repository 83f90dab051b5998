"""Running an extract."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from fourfold.core.access import policy as access
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import horizon
from fourfold.reporting.extracts import queries, sealing
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow, new_key
from fourfold.reporting.extracts.policy import Permission


def run(*, definition: Definition, as_of: datetime, by: Viewer, at: datetime) -> Run:
    """Answer a definition as known at a moment, in the viewer's scope, and seal the rows.

    Raises horizon.NotYetSettled while somebody still writes rows that belong before the moment.
    """
    access.check(by, Permission.RUN)
    horizon.wait_until_settled(as_of)
    rows = queries.answer(definition, as_of=as_of)
    digests = _row_digests(definition, rows)
    made = Run.objects.create(
        definition=definition.code,
        definition_digest=definition.digest,
        as_of=as_of,
        scope=list(by.keys),
        rows=len(rows),
        digest=sealing.whole_digest(digests),
        run_by_id=by.user_id,
        run_for_id=by.agency_id,
        run_at=at,
    )
    _seal(made, rows, digests)
    audit.record(
        audit.Operation.DISCLOSURE, "extract.run", by=by, kind="extract", target=made, rows=len(rows),
        reason=f"{definition.code} as of {as_of.isoformat()} {made.digest}",
    )  # fmt: skip
    return made


def _row_digests(definition: Definition, rows: list[Any]) -> list[str]:
    keys = _keys([row.record for row in rows])
    return [sealing.row_digest(keys[row.record], queries.values(definition, row)) for row in rows]


def _keys(records: list[int]) -> dict[int, bytes]:
    """Each record's own key; made on first use and then the same for good."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into extracts_rowkey (record, key) values (%s, %s) on conflict do nothing",
            [(record, new_key()) for record in records],
        )
        cursor.execute("select record, key from extracts_rowkey where record = any (%s)", [records])
        return {record: bytes(key) for record, key in cursor.fetchall()}


def _seal(made: Run, rows: list[Any], digests: list[str]) -> None:
    sealed = (
        SealedRow(run=made, place=place, record=row.record, hid=row.hid, digest=digest)
        for place, (row, digest) in enumerate(zip(rows, digests, strict=True), start=1)
    )
    SealedRow.objects.bulk_create(sealed, batch_size=2000)
