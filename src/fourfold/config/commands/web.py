"""The web server of the demonstration: a process that ends with the one that started it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from fourfold.config.postgres.processes import deferred_signals, wait_until_ended

HOST = "127.0.0.1"
START_SECONDS = 60


class WebServerError(Exception):
    """The web server cannot serve; the message is a plain sentence."""


def free_port(first: int) -> int:
    """The first port from `first` on that nobody listens at."""
    for port in range(first, min(first + 100, 65_536)):
        with socket.socket() as trial, suppress(OSError):
            # Without this a port would count as taken for a minute after its last visitor.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, port))
            trial.listen(1)
            return port
    raise WebServerError(f"No port from {first} on is free. Set PORT to another number.")


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the platform at `port` for the block."""
    with deferred_signals():
        # A session of its own: Ctrl-C reaches this command, which then ends the server before the database.
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", __name__, str(port)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


def wait_until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for the first page. Raises WebServerError when the server ended or a minute has passed."""
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise WebServerError(f"The web server does not answer at {address}; what it said stands above.")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(address, timeout=5).close()
    except urllib.error.HTTPError as error:
        error.close()
        return error.code < 500
    except OSError:
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    if not wait_until_ended(process.pid, 6):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()


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
        log_level=LogLevels.warning,
    ).serve()


def _end_with_the_starter() -> None:
    # Standard input is a pipe that the starter never writes to: it ends with the starter, even by kill -9.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_starter, daemon=True).start()
    _serve(int(sys.argv[1]))
