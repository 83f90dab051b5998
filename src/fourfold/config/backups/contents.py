"""What a database holds: how many rows, whether all of them can be backed up, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

# Rows that an empty platform has from its migrations alone.
OF_MIGRATIONS = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "platform_clock",
    "history_period",
    "audit_era",
    # Which records can be restricted, and what hangs on them.
    "access_kind",
    "access_follower",
    "access_hook",
}
TABLES = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname"
UNSEEN = """
    select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity
       and not exists (select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
                         and p.roles = '{fourfold_owner}' and p.cmd = 'ALL' and p.qual = 'true')
     order by 1"""


@contextmanager
def frozen(owner: psycopg.Connection) -> Iterator[str]:
    """The name of a snapshot: for the block, this connection and whoever names it see the same rows."""
    with owner.transaction():
        owner.execute("set transaction isolation level repeatable read read only")
        yield one(owner, "select pg_export_snapshot()")


def rows(owner: psycopg.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        name: one(owner, SQL("select count(*) from {}").format(Identifier(name))) for name in tables(owner)
    }


def tables(owner: psycopg.Connection) -> list[str]:
    """The platform's tables by name."""
    return [name for (name,) in owner.execute(TABLES)]


def unseen(owner: psycopg.Connection) -> list[str]:
    """Tables of which the owner itself would not see every row."""
    return [name for (name,) in owner.execute(UNSEEN)]


def holds_rows(owner: psycopg.Connection) -> bool:
    """Whether anybody has put anything into a database since it was made."""
    found = set(tables(owner)) - OF_MIGRATIONS
    return any(one(owner, SQL("select exists (select from {})").format(Identifier(name))) for name in found)


def purpose(owner: psycopg.Connection) -> str:
    """What the database is for, as decided when it was made; empty where there is no platform in it."""
    if "platform_clock" not in tables(owner):
        return ""
    return str(one(owner, "select purpose from platform_clock"))


def one(connection: psycopg.Connection, question: Any) -> Any:
    """The one value that a question gives."""
    row = connection.execute(question).fetchone()
    return row and row[0]
