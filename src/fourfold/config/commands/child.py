"""A process that a command starts beside itself, and that ends with it, however the command ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from fourfold.config.postgres.processes import deferred_signals, wait_until_ended

PATIENCE = 6.0  # seconds from the polite signal to the other one


@contextmanager
def started(module: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of the platform's in a process of its own for the block."""
    process = None
    try:
        with deferred_signals():
            # A session of its own: Ctrl-C reaches this command, which ends the process before the database.
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", module, *words], stdin=subprocess.PIPE, start_new_session=True
            )
        yield process
    finally:
        if process:
            _end(process)


def end_with_the_starter() -> None:
    """Called by the process: it is told to stop when its starter ends, even by kill -9."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    # Standard input is a pipe that the starter never writes to: it ends with the starter.
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    if not wait_until_ended(process.pid, PATIENCE):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin:
        process.stdin.close()
