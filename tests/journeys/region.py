"""The invented region that the journeys are made in: small, filled once a run, copied anew for each journey.

Several workers of one run serve a copy each; the first of them fills the one that all copy.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg

from fourfold.config.commands.web import HOST, free_port, serving, wait_until_it_answers
from fourfold.config.commands.working import start_django
from fourfold.config.postgres import databases
from fourfold.config.postgres.digest import digest_of_migrations
from fourfold.config.postgres.django_side import leave_databases, migrate_as_owner, point_django_at
from fourfold.config.postgres.server import Server, server

THREATS = 90
FIRST_PORT = 8300
FILLED, BARE = "filled", "bare"


@dataclass(frozen=True)
class Stage:
    """Two sites of one session: the region, and a platform with people and models but no threat."""

    server: Server
    administrator: psycopg.Connection
    name: str
    addresses: dict[str, str]

    @property
    def served(self) -> str:
        """The name of the database that the region's site serves."""
        return _served(self.name, FILLED)

    def renew(self) -> None:
        """Give the region back its first state; whoever was signed in is signed out."""
        databases.copy(self.administrator, _kept(FILLED), _served(self.name, FILLED))


@contextmanager
def stage(say: Callable[[str], None]) -> Iterator[Stage]:
    """Both sites, served on free ports of this machine for the block; nothing of them is left after it."""
    os.environ["FOURFOLD_PURPOSE"] = "demonstration"
    for given in ("FOURFOLD_OWNER_DSN", "FOURFOLD_APP_DSN"):
        os.environ.pop(given, None)
    with ExitStack() as stack:
        # Senders have the same numbers in every copy: in one spool each would sweep away what waits for the other.
        spool = stack.enter_context(tempfile.TemporaryDirectory(prefix="fourfold-journeys-"))
        os.environ["FOURFOLD_SPOOL"] = spool
        found = stack.enter_context(server())
        administrator = stack.enter_context(found.connect())
        _start()
        _sweep(administrator)
        name = _free_name(administrator)
        stack.callback(_drop, administrator, name)
        addresses = {}
        for kind, fill in ((BARE, _set_up), (FILLED, _seed)):
            _make(found, administrator, name, kind, fill, say)
            addresses[kind] = stack.enter_context(_site(found, administrator, _served(name, kind)))
        yield Stage(found, administrator, name, addresses)


def _free_name(administrator: psycopg.Connection) -> str:
    # The lock ends with the connection, so the databases of a killed session are simply made again.
    for number in range(1, 20):
        name = f"fourfold_journeys_{number}"
        row = administrator.execute("select pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
        if row == (True,):
            return name
    raise RuntimeError("Nineteen sessions of journeys already use this server.")


def _make(
    found: Server,
    administrator: psycopg.Connection,
    name: str,
    kind: str,
    fill: Callable[[Callable[[str], None]], None],
    say: Callable[[str], None],
) -> None:
    served, kept = _served(name, kind), _kept(kind)
    # One worker makes it while the others wait; each marks it as copied until it ends, so that nobody drops it.
    administrator.execute("select pg_advisory_lock(hashtext(%s))", [f"making {kept}"])
    administrator.execute("select pg_advisory_lock_shared(hashtext(%s))", [kept])
    if not databases.exists(administrator, kept):
        databases.drop(administrator, served)
        point_django_at(databases.provision(found, served))
        migrate_as_owner()
        fill(say)
        leave_databases()
        databases.copy(administrator, served, kept)
    administrator.execute("select pg_advisory_unlock(hashtext(%s))", [f"making {kept}"])
    databases.copy(administrator, kept, served)


def _start() -> None:
    from fourfold.demo import STARTS_AT

    os.environ["FOURFOLD_STARTS_AT"] = STARTS_AT.isoformat()
    start_django()


def _set_up(say: Callable[[str], None]) -> None:
    from fourfold.demo import seed
    from fourfold.demo.replay.world import move_to

    say("Making a platform without threats")
    seed.set_up()
    move_to(seed.ENDS_AT)


def _seed(say: Callable[[str], None]) -> None:
    from fourfold.demo import seed

    say(f"Making an invented region of {THREATS} threats")
    seed.seed(progress=lambda line: None, size=THREATS)


@contextmanager
def _site(found: Server, administrator: psycopg.Connection, database: str) -> Iterator[str]:
    databases.ways(found, administrator, database).export()
    with free_port(FIRST_PORT) as port, serving(port) as process:
        address = f"http://{HOST}:{port}"
        wait_until_it_answers(process, f"{address}/sign-in")
        yield address


def _drop(administrator: psycopg.Connection, name: str) -> None:
    for kind in (FILLED, BARE):
        databases.drop(administrator, _served(name, kind))
    administrator.execute("select pg_advisory_unlock_all()")
    _sweep(administrator)


def _sweep(administrator: psycopg.Connection) -> None:
    """Drop what no run copies any more: of this one if it was the last worker, and of those that were killed."""
    found = administrator.execute(
        "select datname from pg_database where datname like 'fourfold_journeys_%kept'"
    )
    for (kept,) in found.fetchall():
        row = administrator.execute("select pg_try_advisory_lock(hashtext(%s))", [kept]).fetchone()
        if row == (True,):
            if not os.environ.get("JOURNEYS_KEEP"):
                databases.drop(administrator, kept)
            administrator.execute("select pg_advisory_unlock(hashtext(%s))", [kept])


def _kept(kind: str) -> str:
    run = digest_of_migrations() if os.environ.get("JOURNEYS_KEEP") else _run()
    return f"fourfold_journeys_{run}_{kind}_kept"


def _run() -> str:
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]


def _served(name: str, kind: str) -> str:
    return f"{name}_{kind}"
