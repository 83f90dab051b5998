"""Making, copying, renaming and dropping a Fourfold database, as the administrator."""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.roles import APP, APP_ALL, OWNER, one_at_a_time, provide_roles
from fourfold.config.postgres.secret import role_password
from fourfold.config.postgres.server import Server
from fourfold.config.postgres.urls import Urls

SWAP_ATTEMPTS = 5  # the server itself waits some seconds for each
EXTENSIONS = ("btree_gist", "pg_trgm")


def provision(server: Server, database: str) -> Urls:
    """Make the roles and `database` where they are missing, and say how the roles reach it."""
    with server.connect() as administrator:
        provide_roles(administrator, _passwords(administrator))
        if not exists(administrator, database):
            _create(administrator, database)
        # Again each time: an earlier setting up may have been interrupted, a newer version may grant more.
        _open_to_roles_only(administrator, database)
        with server.connect(database) as inside:
            _prepare(inside)
        return ways(server, administrator, database)


def ways(server: Server, administrator: psycopg.Connection, database: str) -> Urls:
    """How the owner and the application reach `database`."""
    way, passwords = server.reach(database), _passwords(administrator)
    owner, app = (make_conninfo(way, user=role, password=passwords[role]) for role in (OWNER, APP))
    return Urls(owner, app)


def exists(administrator: psycopg.Connection, database: str) -> bool:
    """Whether the server has `database`."""
    return bool(administrator.execute("select 1 from pg_database where datname = %s", [database]).fetchone())


def copy(administrator: psycopg.Connection, source: str, target: str) -> None:
    """Make `target` anew as a copy of `source`, to which nobody may be connected."""
    drop(administrator, target)
    _run(administrator, "create database {} template {} owner {}", target, source, OWNER)
    _open_to_roles_only(administrator, target)


def rename(administrator: psycopg.Connection, source: str, target: str) -> None:
    """Give `source` the name `target`."""
    _run(administrator, "alter database {} rename to {}", source, target)


def swap(administrator: psycopg.Connection, fresh: str, name: str) -> bool:
    """Give `fresh` the name `name`, and what had it the name `name`_former, in one step; whether there was one.

    Raises DatabaseUnusableError while somebody keeps connecting to it.
    """
    there, former = exists(administrator, name), f"{name}_former"
    if there:
        drop(administrator, former)
    for _attempt in range(SWAP_ATTEMPTS):
        for each in (name, fresh):
            _end_connections(administrator, each)
        try:
            with administrator.transaction():
                if there:
                    rename(administrator, name, former)
                rename(administrator, fresh, name)
            return there
        except psycopg.errors.ObjectInUse:
            continue
    raise DatabaseUnusableError(
        f"Somebody keeps connecting to the database {name}, so it was left as it is. Stop the web server and whatever"
        " else uses it, and restore again."
    )


def drop(administrator: psycopg.Connection, database: str) -> None:
    """Drop `database`, ending Fourfold's own connections to it. Nothing happens where it is missing."""
    # Not "with (force)": that is refused to an administrator who is no superuser while autovacuum is at work.
    _end_connections(administrator, database)
    try:
        _run(administrator, "drop database if exists {}", database)
    except psycopg.errors.ObjectInUse:
        raise DatabaseUnusableError(
            f"The database {database} is to be dropped, but somebody else is connected to it."
        ) from None


def _end_connections(administrator: psycopg.Connection, database: str) -> None:
    administrator.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s and usename = any(%s)",
        [database, [OWNER, APP]],
    )


def _passwords(administrator: psycopg.Connection) -> dict[str, str]:
    identifier = administrator.execute("select system_identifier from pg_control_system()").fetchone()
    secret = administrator.info.password
    return {role: role_password(secret, role, str(identifier and identifier[0])) for role in (OWNER, APP)}


def _create(administrator: psycopg.Connection, database: str) -> None:
    # Text is sorted by code point everywhere, so that an extract has the same order on every server.
    builtin: LiteralString = " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
    sorting: LiteralString = builtin if administrator.info.server_version >= 170_000 else " locale 'C.UTF-8'"
    _run(
        administrator,
        "create database {} owner {} template template0 encoding 'UTF8'" + sorting,
        database,
        OWNER,
    )


def _open_to_roles_only(administrator: psycopg.Connection, database: str) -> None:
    with one_at_a_time(administrator):
        _run(administrator, "revoke all on database {} from public", database)
        # Temporary: rows of a file are staged in a table of the session's own.
        _run(administrator, "grant connect, temporary on database {} to {}", database, APP)


def _prepare(inside: psycopg.Connection) -> None:
    superuser = inside.info.parameter_status("is_superuser") == "on"
    if not superuser:
        # The schema and the extensions, which are trusted, are then the owner's to arrange.
        _run(inside, "set role {}", OWNER)
    _run(inside, "revoke all on schema public from public")
    _run(inside, "grant usage on schema public to {}, {}", APP, APP_ALL)
    for extension in EXTENSIONS:
        _run(inside, "create extension if not exists {}", extension)
    # PostgreSQL lets everybody run a new function: here a migration says who may.
    _run(inside, "alter default privileges for role {} revoke execute on functions from public", OWNER)


def _run(connection: psycopg.Connection, statement: LiteralString, *names: str) -> None:
    connection.execute(SQL(statement).format(*map(Identifier, names)))
