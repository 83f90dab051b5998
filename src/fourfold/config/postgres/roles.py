"""The three roles of a Fourfold database; who holds which is the first line of defence.

The application signs in as `fourfold_app`, which owns nothing and bypasses nothing. Migrations run as
`fourfold_owner`. `fourfold_app_all` is taken on by SET ROLE for the length of a transaction, never inherited.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from fourfold.config.postgres.problem import DatabaseUnusableError

OWNER = "fourfold_owner"
APP = "fourfold_app"
APP_ALL = "fourfold_app_all"

POWERLESS = "nosuperuser nobypassrls nocreatedb nocreaterole noreplication"
LIMITS = {"statement_timeout": "15s", "idle_in_transaction_session_timeout": "60s", "lock_timeout": "10s"}


def provide_roles(administrator: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Make the roles, or set them right; `passwords` of OWNER and APP. Raises DatabaseUnusableError."""
    try:
        with one_at_a_time(administrator):
            _provide(administrator, passwords)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseUnusableError(
            "The role in DATABASE_URL may not set up Fourfold's roles"
            f" ({error.diag.message_primary}). Use an administrator who may create roles and databases"
            " and grant pg_read_all_stats."
        ) from None


@contextmanager
def one_at_a_time(administrator: psycopg.Connection) -> Iterator[None]:
    """A transaction that sets up the server while no other command does."""
    with administrator.transaction():
        # Two that change the same role or database at once trip over each other.
        administrator.execute("select pg_advisory_xact_lock(hashtext('fourfold roles'))")
        yield


def _provide(administrator: psycopg.Connection, passwords: dict[str, str]) -> None:
    for role, rights in ((OWNER, "login inherit"), (APP, "login noinherit"), (APP_ALL, "nologin noinherit")):
        _make(administrator, role, rights)
    for role, password in passwords.items():
        _set_password(administrator, role, password)
    for name, value in LIMITS.items():
        _run(administrator, "alter role {} set {} = {}", Identifier(APP), Identifier(name), Literal(value))
    _grant_for_set_role_only(administrator)
    # Lets the owner's functions see when the oldest open transaction began, whoever runs it.
    _run(administrator, "grant pg_read_all_stats to {}", Identifier(OWNER))
    if not _is_superuser(administrator):
        # To own a database for it, and to end its connections, one must be a member.
        _run(administrator, "grant {}, {} to current_user", Identifier(OWNER), Identifier(APP))


def _make(administrator: psycopg.Connection, role: str, rights: str) -> None:
    found = administrator.execute(
        "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication"
        " from pg_roles where rolname = %s",
        [role],
    ).fetchone()
    if found is None:
        _run(administrator, f"create role {{}} {rights}", Identifier(role))
    else:
        # Only a superuser may name these, so they are named where there is something to take away.
        _run(administrator, f"alter role {{}} {rights} {POWERLESS if found[0] else ''}", Identifier(role))


def _set_password(administrator: psycopg.Connection, role: str, password: str) -> None:
    # Only the verifier travels: a password in a statement could end in the server's log.
    verifier = administrator.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    _run(administrator, "alter role {} password {}", Identifier(role), Literal(verifier))


def _grant_for_set_role_only(administrator: psycopg.Connection) -> None:
    # Before 16 the member's own NOINHERIT decides; from 16 on each grant has its own say.
    options = " with inherit false, set true" if administrator.info.server_version >= 160_000 else ""
    _run(administrator, "grant {} to {}" + options, Identifier(APP_ALL), Identifier(APP))


def _is_superuser(administrator: psycopg.Connection) -> bool:
    return administrator.info.parameter_status("is_superuser") == "on"


def _run(administrator: psycopg.Connection, statement: str, *names: Identifier | Literal) -> None:
    administrator.execute(SQL(statement).format(*names))
