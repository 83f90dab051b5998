"""The web server, in a process of its own that can be killed with all its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fourfold.config.backups.tests.place import Place

REAL, PLANTED = "fourfold.config.wsgi:application", "tests.kills.writes.planted:application"
# As config/commands/web.py serves, but for which application.
SERVE = """
import sys
import time
import urllib.request
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
Granian(sys.argv[2], address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.WSGI, workers=2,
        blocking_threads=4, workers_kill_timeout=3, respawn_failed_workers=True, log_level=LogLevels.critical).serve()
"""


def with_tests(place: Place) -> dict[str, str]:
    """The environment of a place, in which these tests are found too."""
    found = place.environment()
    return found | {"PYTHONPATH": os.pathsep.join((found["PYTHONPATH"], str(Path(__file__).parents[3])))}


class Server:
    """The platform at a port; it can be killed and begun again."""

    def __init__(self, place: Place, port: int, application: str) -> None:
        self.place, self.port, self.application = place, port, application
        self.process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start, and wait until it is ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.port), self.application],
            env=with_tests(self.place), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        """Until it answers and reaches its database."""
        assert self.process is not None
        deadline = time.monotonic() + 60
        while not self._is_ready():
            assert self.process.poll() is None and time.monotonic() < deadline, "The server does not answer."
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        """Whether it reaches its database: after a kill that mends itself for some seconds."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as page:
                return page.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """As when the machine's memory is gone: the server and its workers at once, whatever they do."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def kill_a_backend(self) -> bool:
        """One of the database's own processes that works for the application; all of its others end with it."""
        with self.place.connect() as connection:
            found = connection.execute(
                "select pid from pg_stat_activity where usename = 'fourfold_app' and datname = current_database()"
                " order by (state = 'active') desc, (xact_start is not null) desc, random() limit 1"
            ).fetchone()
        if found:
            os.kill(found[0], signal.SIGKILL)
        return bool(found)


@contextmanager
def server(place: Place, port: int, application: str) -> Iterator[Server]:
    """A server for the block."""
    made = Server(place, port, application)
    try:
        made.begin()
        yield made
    finally:
        made.kill()
