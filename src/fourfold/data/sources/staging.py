"""Good rows, copied beside the tables that they go to, so that taking them in is a few set-based statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg import sql

from fourfold.core.access.viewers import Viewer
from fourfold.data.sources import clashing
from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.models import Batch
from fourfold.data.sources.stands import NOTHING, Chosen, Stands

TABLE = "pg_temp.staged"
Held = tuple[int, str, Said]  # row, our column, why


@dataclass
class Taken:
    """What became of the staged rows; `held` are rows that a capability's own rules hold back, with a sentence."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    held: list[Held] = field(default_factory=list)


@dataclass(frozen=True)
class Staged:
    """A batch's good rows in `pg_temp.staged`: row, key, digest, then the columns that the capability asked for.

    Extra columns for the capability's own use: `target` and `reference` (which record a row is), `news` (added,
    changed, same, held; null until it is known), `held_column`, `held_why` (the code of a sentence) and `held_about`
    (the reference in it). `before` is what the sender said last of a known row, `said` what it says now.
    """

    batch: Batch
    by: Viewer
    at: datetime
    chosen: Chosen = NOTHING

    def keep_amended(self, stands: Stands, columns: Sequence[tuple[str, str]]) -> None:
        """Hold the known rows to the one rule of clashes, and to what somebody chose of this one."""
        clashing.keep_amended(stands, dict(columns), self.chosen)

    def held(self) -> list[Held]:
        """Rows that the capability marked as held, with the column and sentence that it wrote."""
        with connection.cursor() as cursor:
            cursor.execute(
                "select row, coalesce(c.key, held_column), held_why, held_about, c.value,"
                " before is not null"
                f" from {TABLE} left join lateral jsonb_each_text(clashes) c on held_why = '{clashing.BOTH.code}'"
                " where news = 'held' order by row, c.key"
            )
            return [(row, column, _said(code, about or "", here, column, known))
                    for row, column, code, about, here, known in cursor.fetchall()]  # fmt: skip

    def taken(self) -> Taken:
        """What became of all rows, as the capability marked them."""
        news = self.counts()
        return Taken(
            added=news.get("added", 0),
            changed=news.get("changed", 0),
            unchanged=news.get("same", 0),
            held=self.held() if news.get("held") else [],
        )

    def counts(self) -> dict[str, int]:
        """How many staged rows there are of each news."""
        with connection.cursor() as cursor:
            cursor.execute(f"select news, count(*) from {TABLE} group by news")
            return dict(cursor.fetchall())


def _said(code: str, about: str, here: str | None, column: str, known: bool) -> Said:
    """The sentence of a held row; of a clash with what stands here, and in which of our columns."""
    if here is None:
        return Said(code, {"reference": about})
    return clashing.why(here, known=known).say(reference=about, here=here, column=column)


def make(columns: Sequence[tuple[str, str]]) -> None:
    """An empty staging table for this transaction: (name, PostgreSQL type) of each column."""
    named = ", ".join(f"{name} {kind}" for name, kind in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temp table staged (row integer, key text, digest text, {named}, target bigint, reference text,"
            " news text, held_column text, held_why text, held_about text, before text[], said text[], clashes jsonb)"
            " on commit drop"
        )


def count_news() -> None:
    """Let the database know what became of how many rows: it would think of what it was told before, none, and may look
    through all of them for each."""
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {TABLE} (news)")


def drop() -> None:
    """Make room for another file in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"drop table {TABLE}")


def fill(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy rows (row number, key, digest, values in the order of `columns`) into the staging table."""
    names = sql.SQL(", ").join(map(sql.Identifier, ("row", "key", "digest", *columns)))
    with connection.cursor() as cursor:
        statement = sql.SQL("copy pg_temp.staged ({}) from stdin").format(names)
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        # Only how many rows there are matters to the plans: a sample of 300 tells it, one of 30,000 no better.
        cursor.execute("set local default_statistics_target = 1")
        cursor.execute(f"analyze {TABLE}")


def mark(rows: Iterable[Sequence[Any]], columns: Sequence[tuple[str, str]]) -> None:
    """Write columns (name, PostgreSQL type) of some staged rows, given as row number and values."""
    given = [list(values) for values in zip(*rows, strict=True)]
    if not given:
        return
    names = [name for name, _kind in columns]
    kinds = ", ".join(f"%s::{kind}[]" for _name, kind in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {TABLE} s set {', '.join(f'{name} = g.{name}' for name in names)}"
            f" from unnest(%s::int[], {kinds}) as g (row, {', '.join(names)}) where s.row = g.row",
            given,
        )


HELD = (("news", "text"), ("held_column", "text"), ("held_why", "text"), ("held_about", "text"))


def trace(batch: Batch, stands: Stands | None, columns: Sequence[tuple[str, str]]) -> None:
    """Record where every new or changed row went. What is unchanged went where its latest arrival says."""
    said = f"coalesce(m.said, {clashing.sql_for_said(stands, dict(columns))})" if stands else "null"
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into sources_arrival (batch_id, akey, what, row, key, digest, target, added, said)"
            f" select %s, %s, %s, row, key, digest, target, news = 'added', {said} from pg_temp.staged m"
            " where news in ('added', 'changed') order by row",
            [batch.pk, batch.sender_id, batch.what],
        )
