"""Looking at and ending processes by their number."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def running(pid: int) -> bool:
    """Whether process `pid` still does something: one that ended and waits for its parent does not."""
    _reap(pid)
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            return status.read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
        except OSError:
            return False
    return _asked_ps(pid, "stat=")[:1] not in ("", "Z")


def command_line(pid: int) -> str:
    """The command that process `pid` was started with, or an empty text."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "" if Path("/proc/self/stat").exists() else _asked_ps(pid, "command=")


def wait_until_ended(pid: int, seconds: float) -> bool:
    """Wait until `pid` has ended; false when it still runs after `seconds`."""
    deadline = time.monotonic() + seconds
    while running(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def end(pid: int, *steps: tuple[signal.Signals, float]) -> None:
    """Send each signal in turn and give the process its seconds, until it has ended."""
    for number, seconds in steps:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        if wait_until_ended(pid, seconds):
            return


@contextmanager
def deferred_signals() -> Iterator[None]:
    """Hold back Ctrl-C and the like for a moment, so that no process is started and then forgotten."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []
    former = {each: signal.signal(each, lambda number, _: caught.append(number)) for each in STOPPING}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)
        for number in caught:
            signal.raise_signal(number)


def _reap(pid: int) -> None:
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass


def _asked_ps(pid: int, column: str) -> str:
    answer = subprocess.run(["ps", "-o", column, "-p", str(pid)], capture_output=True, text=True, check=False)
    return answer.stdout.strip()
