"""Several commands may use one private server at once: the first starts it, the last one stops it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fourfold.config.postgres.cluster import Cluster


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Run the block while no other process runs a block with the same `lock` file."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def held(cluster: Cluster, password: str) -> Iterator[None]:
    """Keep `cluster` running for the block: started, or found running; stopped when nobody else holds it.

    The system drops the lock of a holder that was killed, so a server that it left behind is found and ended.
    """
    with holders(cluster).open("a") as mine:
        try:
            with starting(cluster):
                fcntl.flock(mine, fcntl.LOCK_SH)
                cluster.initialise(password)
                cluster.start()
            yield
        finally:
            with starting(cluster):
                if not kept(cluster).exists() and alone(mine):
                    cluster.stop()


@contextmanager
def starting(cluster: Cluster) -> Iterator[None]:
    """Only one process at a time starts or stops `cluster`."""
    with one_at_a_time(cluster.folder / "starting.lock"):
        yield


def alone(mine: IO[str]) -> bool:
    """Whether no other process holds the lock file `mine`; ask only while `starting`."""
    try:
        fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def holders(cluster: Cluster) -> Path:
    """The file that every user of `cluster` holds a shared lock on."""
    return cluster.folder / "holders.lock"


def kept(cluster: Cluster) -> Path:
    """The mark that `fourfold database start` leaves: run until `fourfold database stop`."""
    return cluster.folder / "kept"
