"""A server for one test session, with an empty, migrated template on it that costs a second only once.

The stopped server's folder is kept, named by the digest of the migrations; each session copies it, starts the
copy and throws it away, so that sessions at the same time never meet.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from fourfold.config.postgres import databases
from fourfold.config.postgres.cluster import Cluster
from fourfold.config.postgres.digest import digest_of_migrations
from fourfold.config.postgres.django_side import leave_databases, migrate_as_owner, point_django_at
from fourfold.config.postgres.holding import alone, holders, one_at_a_time
from fourfold.config.postgres.places import made, state_folder
from fourfold.config.postgres.server import Server, administrator_password, given_server
from fourfold.config.postgres.sockets import own_folder, short_name

TEMPLATE = "fourfold_test_template"
MEMORY_NEEDED = 2 * 1024**3  # bytes free
KEPT = 3  # branches come and go: each has its own digest


@contextmanager
def server_with_template(*, fresh: bool = False) -> Iterator[tuple[Server, str]]:
    """A server, and the name of the template on it; `fresh` makes both anew. Raises DatabaseUnusableError."""
    if os.environ.get("DATABASE_URL"):
        server = given_server(os.environ["DATABASE_URL"])
        yield server, _template_on(server, f"{TEMPLATE}_{digest_of_migrations()}", fresh=fresh)
        return
    with _private_server(fresh=fresh) as server:
        yield server, TEMPLATE


@contextmanager
def _private_server(*, fresh: bool) -> Iterator[Server]:
    folder, password = made(state_folder() / "tests"), administrator_password()
    sessions = _sessions_folder(folder)
    mine = Cluster(sessions / f"session-{os.getpid()}", throw_away=True)
    with ExitStack() as stack:
        stack.callback(mine.remove)
        with one_at_a_time(folder / "sessions.lock"):
            _sweep(sessions)
            made(mine.folder)  # the sweep took it for one left behind
            fcntl.flock(stack.enter_context(holders(mine).open("a")), fcntl.LOCK_SH)
            shutil.copytree(_kept_folder(folder, password, fresh=fresh) / "data", mine.data)
        mine.account.give(mine.data)
        mine.start()
        yield Server(mine.conninfo(password), private=True)


def _sessions_folder(folder: Path) -> Path:
    # A cluster is a thousand small files: in memory they are made, copied and dropped ten times as fast.
    memory = Path("/dev/shm")  # noqa: S108
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < MEMORY_NEEDED:
        return folder
    mode = 0o711 if os.geteuid() == 0 else 0o700
    return own_folder(memory / f"fourfold-{short_name(folder)}", os.geteuid(), os.getegid(), mode)


def _sweep(folder: Path) -> None:
    """End and remove what a killed session left behind."""
    for left in folder.glob("session-*"):
        cluster = Cluster(left, throw_away=True)
        with holders(cluster).open("a") as lock:
            if alone(lock):
                cluster.remove()


def _kept_folder(folder: Path, password: str, *, fresh: bool) -> Path:
    unfinished = Cluster(folder / "unfinished", throw_away=True)
    unfinished.remove()
    binaries = unfinished.binaries()
    kept = folder / f"kept-{binaries.origin}-{binaries.major}-{digest_of_migrations()}"
    if fresh:
        shutil.rmtree(kept, ignore_errors=True)
    if not kept.exists():
        _make_kept_folder(unfinished, password)
        unfinished.folder.rename(kept)
    _forget_old(folder)
    return kept


def _make_kept_folder(cluster: Cluster, password: str) -> None:
    made(cluster.folder)
    try:
        cluster.initialise(password)
        cluster.start()
        _make_template(Server(cluster.conninfo(password), private=True), TEMPLATE)
    finally:
        cluster.stop()


def _forget_old(folder: Path) -> None:
    by_age = sorted(folder.glob("kept-*"), key=lambda each: each.stat().st_mtime, reverse=True)
    for each in by_age[KEPT:]:
        shutil.rmtree(each, ignore_errors=True)


def _template_on(server: Server, name: str, *, fresh: bool) -> str:
    with server.connect() as administrator:
        administrator.execute("select pg_advisory_lock(hashtext(%s))", [TEMPLATE])
        if fresh:
            databases.drop(administrator, name)
        if not databases.exists(administrator, name):
            databases.drop(administrator, f"{TEMPLATE}_unfinished")
            _make_template(server, f"{TEMPLATE}_unfinished")
            databases.rename(administrator, f"{TEMPLATE}_unfinished", name)
            _drop_old_templates(administrator)
    return name


def _make_template(server: Server, name: str) -> None:
    point_django_at(databases.provision(server, name))
    migrate_as_owner()
    leave_databases()


def _drop_old_templates(administrator: psycopg.Connection) -> None:
    rows = administrator.execute(
        "select datname from pg_database where starts_with(datname, %s) order by oid desc offset %s",
        [f"{TEMPLATE}_", KEPT],
    ).fetchall()
    for (name,) in rows:
        databases.drop(administrator, name)
