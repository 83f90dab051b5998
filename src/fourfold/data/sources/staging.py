"""Good rows, copied beside the tables that they go to, so that taking them in is a few set-based statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg import sql

from fourfold.core.access.viewers import Viewer
from fourfold.data.sources.models import Batch

TABLE = "pg_temp.staged"


@dataclass
class Taken:
    """What became of the staged rows; `held` are rows that a capability's own rules hold back, with a sentence."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    held: list[tuple[int, str, str]] = field(default_factory=list)  # row, our column, sentence


@dataclass(frozen=True)
class Staged:
    """A batch's good rows in `pg_temp.staged`: row, key, digest, then the columns that the capability asked for.

    Extra columns for the capability's own use: `target` and `reference` (which record a row is), `news` (added,
    changed, same, held; null until it is known).
    """

    batch: Batch
    by: Viewer
    at: datetime

    def held(self) -> list[tuple[int, str, str]]:
        """Rows that the capability marked as held, with the column and sentence that it wrote."""
        with connection.cursor() as cursor:
            cursor.execute(f"select row, held_column, held_why from {TABLE} where news = 'held' order by row")
            return cursor.fetchall()


def make(columns: Sequence[tuple[str, str]]) -> None:
    """An empty staging table for this transaction: (name, PostgreSQL type) of each column."""
    named = ", ".join(f"{name} {kind}" for name, kind in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temp table staged (row integer, key text, digest text, {named}, target bigint, reference text,"
            " news text, held_column text, held_why text) on commit drop"
        )


def fill(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy rows (row number, key, digest, values in the order of `columns`) into the staging table."""
    names = sql.SQL(", ").join(map(sql.Identifier, ("row", "key", "digest", *columns)))
    with connection.cursor() as cursor:
        statement = sql.SQL("copy pg_temp.staged ({}) from stdin").format(names)
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


def recognise(batch: Batch) -> None:
    """Mark each staged row: same as the latest arrival of its key, changed, or new."""
    with connection.cursor() as cursor:
        cursor.execute("analyze pg_temp.staged")
        cursor.execute(
            """
            with latest as (
                select distinct on (a.key) a.key, a.digest, a.target
                  from sources_arrival a join sources_batch b on b.id = a.batch_id
                 where a.akey = %(sender)s and b.what = %(what)s
                 order by a.key, a.id desc
            )
            update pg_temp.staged s
               set target = latest.target,
                   news = case when latest.digest = s.digest then 'same' else 'changed' end
              from latest where latest.key = s.key
            """,
            {"sender": batch.sender_id, "what": batch.what},
        )


def trace(batch: Batch) -> None:
    """Record where every new or changed row went."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into sources_arrival (batch_id, row, key, digest, target)"
            " select %s, row, key, digest, target from pg_temp.staged"
            " where news in ('added', 'changed') order by row",
            [batch.pk],
        )
