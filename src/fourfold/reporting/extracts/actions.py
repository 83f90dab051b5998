"""Running an extract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from fourfold.core.access import policy as access
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import horizon
from fourfold.reporting.extracts import queries, sealing
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, new_key
from fourfold.reporting.extracts.policy import Permission

KEYS_ADDED = """
    insert into extracts_rowkey (record, key) select * from unnest(%s::bigint[], %s::bytea[]) on conflict do nothing
"""
ROWS_SEALED = """
    insert into extracts_sealedrow (run_id, akey, place, record, hid, digest)
    select %s, %s, place, record, hid, digest
      from unnest(%s::bigint[], %s::bigint[], %s::text[]) with ordinality as sealed (record, hid, digest, place)
"""


class Locked(Exception):
    """A definition that was run is not what it was: its runs could not be repeated."""

    def __init__(self) -> None:
        super().__init__(_("This definition is locked. Copy it to change it."))


def run(*, definition: Definition, as_of: datetime, by: Viewer, at: datetime) -> Run:
    """Answer a definition as known at a moment, in the viewer's scope, and seal the rows.

    Raises horizon.NotYetSettled while somebody still writes rows that belong before the moment, and Locked when
    this version of the definition was run before with other words.
    """
    access.check(by, Permission.RUN)
    _check_unchanged(definition)
    horizon.wait_until_settled(as_of)
    rows = queries.answer(definition, as_of=as_of)
    digests = _row_digests(definition, rows)
    made = Run.objects.create(
        definition=definition.code,
        version=definition.version,
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
        reason=f"{definition.code} {definition.version} as of {as_of.isoformat()} {made.digest}",
    )  # fmt: skip
    return made


def _check_unchanged(definition: Definition) -> None:
    same = Run.objects.filter(definition=definition.code, version=definition.version)
    if same.exclude(definition_digest=definition.digest).exists():
        raise Locked


def _row_digests(definition: Definition, rows: Sequence[Any]) -> list[str]:
    keys = _keys([row.record for row in rows])
    return [sealing.row_digest(keys[row.record], queries.values(definition, row)) for row in rows]


def _keys(records: list[int]) -> dict[int, bytes]:
    """Each record's own key; made on first use and then the same for good."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS_ADDED, [records, [new_key() for _record in records]])
    return queries.keys(records)


def _seal(made: Run, rows: Sequence[Any], digests: list[str]) -> None:
    with connection.cursor() as cursor:
        records, hids = [row.record for row in rows], [row.hid for row in rows]
        cursor.execute(ROWS_SEALED, [made.pk, made.run_for_id, records, hids, digests])
