"""The web server of the demonstration: a process that ends with the one that started it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from fourfold.config.commands.child import end_with_the_starter, started

HOST = "127.0.0.1"
START_SECONDS = 60


class WebServerError(Exception):
    """The web server cannot serve; the message is a plain sentence."""


@contextmanager
def free_port(first: int) -> Iterator[int]:
    """The first port from `first` on that nobody listens at, ours for the block. Raises WebServerError."""
    for port in range(first, min(first + 100, 65_536)):
        # Two servers of this kind would share a port unnoticed. The datagram port of the same number marks it
        # as taken: the system gives it to one process only, and takes it back when that ends.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mark, socket.socket() as trial:
            # Without this a port would count as taken for a minute after its last visitor.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if _bound(mark, port) and _bound(trial, port, listening=True):
                trial.close()
                yield port
                return
    raise WebServerError(f"No port from {first} on is free. Set PORT to another number.")


def _bound(place: socket.socket, port: int, *, listening: bool = False) -> bool:
    try:
        place.bind((HOST, port))
        if listening:
            place.listen(1)
    except OSError:
        return False
    return True


def serving(port: int) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """Serve the platform at `port` for the block."""
    return started(__name__, str(port))


def wait_until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for the first page. Raises WebServerError when it fails, or none has come within a minute."""
    deadline = time.monotonic() + START_SECONDS
    while (status := _status(address)) is None:
        if process.poll() is not None or time.monotonic() > deadline:
            raise WebServerError(f"The web server does not answer at {address}; what it said stands above.")
        time.sleep(0.05)
    if status >= 500:
        raise WebServerError(f"The page at {address} ends in an error ({status}); what it said stands above.")


def _status(address: str) -> int | None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as page:
            return page.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return None


def _serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "fourfold.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        workers_kill_timeout=3,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    end_with_the_starter()
    _serve(int(sys.argv[1]))
