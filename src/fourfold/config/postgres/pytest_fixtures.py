"""The database of a test session: `default` is the application's role in it, `owner` made it.

With several workers (pytest-xdist) each has a server of its own; the process that leads them makes the template
before it starts them, and says so in words where it cannot.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType
from typing import Any

import psycopg
import pytest
from pytest_django.plugin import blocking_manager_key

from fourfold.config.postgres import databases
from fourfold.config.postgres.django_side import leave_databases, point_django_at
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import Server
from fourfold.config.postgres.template_server import server_with_template


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the template before the workers start: a worker cannot end the session in words."""
    if not session.config.pluginmanager.has_plugin("dsession"):
        return
    signal.signal(signal.SIGTERM, _interrupt)
    with session.config.stash[blocking_manager_key].unblock(), _told_in_words():
        _refuse_given_owner()
        with server_with_template(fresh=_fresh(session.config)):
            pass


@pytest.fixture(scope="session")
def django_db_setup(
    pytestconfig: pytest.Config, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """A migrated database on a server of this session's own; `--create-db` makes its template anew."""
    led = hasattr(pytestconfig, "workerinput")
    with django_db_blocker.unblock(), _ended_by_sigterm_too(), nullcontext() if led else _told_in_words():
        yield from _database(fresh=_fresh(pytestconfig) and not led)


def _fresh(config: pytest.Config) -> bool:
    return bool(config.getoption("create_db", False))


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except DatabaseUnusableError as problem:
        # Tests that were not run have not passed: the session fails, whatever else it did.
        pytest.exit(f"No database for the tests. {problem}", returncode=3)


def _refuse_given_owner() -> None:
    if os.environ.get("DATABASE_OWNER_URL"):
        raise DatabaseUnusableError("DATABASE_OWNER_URL is set, and tests make and drop databases: unset it.")


def _database(*, fresh: bool) -> Iterator[None]:
    _refuse_given_owner()
    with server_with_template(fresh=fresh) as (server, template), server.connect() as administrator:
        name = _free_name(administrator)
        with pytest.MonkeyPatch.context() as patch:
            _restore(server, administrator, template, name)
            _renew_after_committed_tests(patch, lambda: _restore(server, administrator, template, name))
            yield
        _leave(administrator, name)


def _free_name(administrator: psycopg.Connection) -> str:
    # The lock ends with the connection, so the database of a killed session is simply made again.
    for name in ("fourfold_test", *(f"fourfold_test_{number}" for number in range(2, 20))):
        taken = administrator.execute("select pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
        if taken == (True,):
            return name
    raise DatabaseUnusableError("Nineteen test sessions already use this server.")


def _restore(server: Server, administrator: psycopg.Connection, template: str, name: str) -> None:
    leave_databases()
    databases.copy(administrator, template, name)
    point_django_at(databases.ways(server, administrator, name))


def _leave(administrator: psycopg.Connection, name: str) -> None:
    leave_databases()
    databases.drop(administrator, name)


def _renew_after_committed_tests(patch: pytest.MonkeyPatch, restore: Any) -> None:
    # Django would empty every table: the application may not, history refuses, and rows that migrations
    # made would be gone. A copy of the template takes no longer.
    from django.test import TransactionTestCase

    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: restore())


@contextmanager
def _ended_by_sigterm_too() -> Iterator[None]:
    former = {each: signal.signal(each, _interrupt) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
