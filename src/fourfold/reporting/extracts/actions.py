"""Running an extract, and running it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fourfold.core.access import policy as access
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import horizon
from fourfold.reporting.extracts import queries, sealed, sealing
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import LockedDefinition, Run, SealedRow
from fourfold.reporting.extracts.policy import Permission
from fourfold.reporting.extracts.records import Records, records_of

# A key is 32 bytes of the server's own strong chance, 244 bits of them free.
KEYS_ADDED = """
    insert into {table} (record, key)
    select record, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
      from unnest(%s::bigint[]) lacking (record)
    on conflict do nothing
    returning record, key
"""
ROWS_SEALED = """
    insert into extracts_sealedrow (run_id, akey, place, record, hid, digest)
    select %s, %s, %s + place, record, hid, digest
      from unnest(%s::bigint[], %s::bigint[], %s::text[]) with ordinality as sealed (record, hid, digest, place)
"""


class Locked(Exception):
    """A definition that was run is not what it was: its runs could not be repeated."""

    def __init__(self) -> None:
        super().__init__(_("This definition is locked. Copy it to change it."))


class Sealing(NamedTuple):
    """A row to be sealed: which version of which record, and its keyed digest."""

    record: int
    hid: int
    digest: str


@transaction.atomic
def run(*, definition: Definition, as_of: datetime, by: Viewer, at: datetime) -> Run:
    """Answer a definition as known at a moment, in the viewer's scope, and seal the rows.

    Raises horizon.NotYetSettled while somebody still writes rows that belong before the moment, and Locked when
    this version of the definition was run before, by anybody, with other words.
    """
    access.check(by, Permission.RUN)
    _lock(definition)
    horizon.wait_until_settled(as_of)
    rows = list(_answered(definition, as_of))
    made = Run(as_of=as_of, scope=list(by.scope))
    return _kept(made, definition, rows, by, at)


@transaction.atomic
def again(*, of: Run, definition: Definition, by: Viewer, at: datetime) -> Run:
    """Answer the same definition for the same moment in the same scope, and seal what comes out.

    What the viewer can no longer see of that scope, or what was disposed of, stays as it was sealed: so the digest of
    the rest is worked out anew, and that of the whole is still proved. Raises as `run` does.
    """
    access.check(by, Permission.RUN)
    _lock(definition)
    horizon.wait_until_settled(of.as_of)
    reach, gone = set(of.scope) & set(by.keys), sealed.disposed(of)
    with viewing(by.within(reach)):
        fresh = list(_answered(definition, of.as_of, gone))
    rows = _with_the_hidden(of, fresh, reach, gone)
    return _kept(Run(as_of=of.as_of, scope=of.scope, repeats=of), definition, rows, by, at)


def _lock(definition: Definition) -> None:
    words = {"code": definition.code, "version": definition.version}
    LockedDefinition.objects.bulk_create(
        [LockedDefinition(**words, digest=definition.digest)], ignore_conflicts=True
    )
    if LockedDefinition.objects.get(**words).digest != definition.digest:
        raise Locked


def _answered(definition: Definition, as_of: datetime, gone: Iterable[int] = ()) -> Iterator[Sealing]:
    """The rows of an answer in order, digested, without those that were disposed of."""
    kept = queries.kept(definition, as_of=as_of, gone=list(gone))
    for rows in queries.answer(definition, kept):
        keys = _keys(definition.records, [row.record for row in rows])
        yield from (
            Sealing(row.record, row.hid, sealing.row_digest(keys[row.record], row.values)) for row in rows
        )


def _with_the_hidden(of: Run, fresh: Sequence[Sealing], reach: set[int], gone: set[int]) -> list[Sealing]:
    """The fresh rows, and in their old places those sealed rows that the viewer cannot work out again."""
    before = [Sealing(*row) for row in _sealed(of).values_list("record", "hid", "digest")]
    versions = records_of(of.of).versions.objects
    within = versions.filter(hid__in=_sealed(of).values("hid"), akey__in=reach)
    seen = set(within.values_list("hid", flat=True)) - gone
    coming = iter(fresh)
    rows = [next(coming, None) if row.hid in seen else row for row in before]
    return [row for row in rows if row is not None] + list(coming)


def _sealed(of: Run) -> QuerySet[SealedRow]:
    return SealedRow.objects.filter(run=of).order_by("place")


def _keys(of: Records, records: Sequence[int]) -> dict[int, bytes]:
    """Each record's own key; made on first use and then the same for good."""
    found = queries.keys(of, records)
    if lacking := [record for record in records if record not in found]:
        with connection.cursor() as cursor:
            cursor.execute(KEYS_ADDED.format(table=of.keys._meta.db_table), [lacking])
            found |= {record: bytes(key) for record, key in cursor.fetchall()}
        # What somebody else gave a key to in between has theirs.
        found |= queries.keys(of, [record for record in lacking if record not in found])
    return found


def _kept(made: Run, definition: Definition, rows: Sequence[Sealing], by: Viewer, at: datetime) -> Run:
    """The run with its rows, and the entry that says so."""
    made.definition, made.version = definition.code, definition.version
    made.definition_digest, made.of = definition.digest, definition.of
    made.rows, made.digest = len(rows), sealing.whole_digest(row.digest for row in rows)
    made.run_by_id, made.run_for_id, made.run_at = by.user_id, by.agency_id, at
    made.save(force_insert=True)
    _seal(made, rows)
    audit.disclosed("extract.run", by=by, kind="extract", target=made, rows=len(rows),
        reason=f"{definition.code} {definition.version} as of {made.as_of.isoformat()} {made.digest}",
    )  # fmt: skip
    return made


def _seal(made: Run, rows: Sequence[Sealing]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(rows), queries.PORTION):
            columns = map(_as_array, zip(*rows[start : start + queries.PORTION], strict=True))
            cursor.execute(ROWS_SEALED, [made.pk, made.run_for_id, start, *columns])


def _as_array(values: Iterable[object]) -> str:
    """Numbers or figures as the server writes an array: the driver would take longer over each than we do."""
    return f"{{{','.join(map(str, values))}}}"
