"""The invented region that the journeys are made in: small, filled once, copied anew for each journey."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg

from fourfold.config.commands.web import HOST, free_port, serving, wait_until_it_answers
from fourfold.config.commands.working import start_django
from fourfold.config.postgres import databases
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

    def renew(self) -> None:
        """Give the region back its first state; whoever was signed in is signed out."""
        databases.copy(self.administrator, _kept(self.name, FILLED), _served(self.name, FILLED))


@contextmanager
def stage(say: Callable[[str], None]) -> Iterator[Stage]:
    """Both sites, served on free ports of this machine for the block; nothing of them is left after it."""
    os.environ["FOURFOLD_PURPOSE"] = "demonstration"
    for given in ("FOURFOLD_OWNER_DSN", "FOURFOLD_APP_DSN"):
        os.environ.pop(given, None)
    with ExitStack() as stack:
        found = stack.enter_context(server())
        administrator = stack.enter_context(found.connect())
        _start()
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
    served, kept = _served(name, kind), _kept(name, kind)
    if os.environ.get("JOURNEYS_KEEP") and databases.exists(administrator, kept):
        databases.copy(administrator, kept, served)
        return
    databases.drop(administrator, served)
    urls = databases.provision(found, served)
    point_django_at(urls)
    migrate_as_owner()
    fill(say)
    leave_databases()
    databases.copy(administrator, served, kept)


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
        if not os.environ.get("JOURNEYS_KEEP"):
            databases.drop(administrator, _kept(name, kind))


def _kept(name: str, kind: str) -> str:
    return f"{name}_{kind}_kept"


def _served(name: str, kind: str) -> str:
    return f"{name}_{kind}"
