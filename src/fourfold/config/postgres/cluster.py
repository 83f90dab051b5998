"""A private PostgreSQL server: started, found and stopped by this code alone."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from pathlib import Path

from psycopg.conninfo import make_conninfo

from fourfold.config.postgres.account import Account, server_account, within_reach
from fourfold.config.postgres.binaries import Binaries, choose
from fourfold.config.postgres.initdb import ADMINISTRATOR, make_data
from fourfold.config.postgres.places import made, state_folder
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.processes import command_line, deferred_signals, end, running
from fourfold.config.postgres.sockets import PORT, own_folder, socket_folder

START_SECONDS = 60.0
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "max_connections": "60",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # No statement and no value of a row in the log: both may hold names.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# A database that is thrown away after the tests need not survive a power cut.
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
# What is left of a server that was killed keeps a new one out until it has noticed.
PASSING = ("shared memory block", "lock file")


class Cluster:
    """One data folder and the server over it; `folder` holds data/, server.log and locks."""

    def __init__(self, folder: Path, *, throw_away: bool = False) -> None:
        self.folder = made(folder)
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.throw_away = throw_away
        self.account: Account = server_account()
        self.sockets = socket_folder(self.data, self.account)
        self._child: subprocess.Popen[bytes] | None = None

    def binaries(self) -> Binaries:
        """The programs that fit the data, where the server's user can run them."""
        version = self.data / "PG_VERSION"
        try:
            made_by = int(version.read_text())
        except FileNotFoundError:
            made_by = None
        return within_reach(choose(made_by), self.account, state_folder())

    def initialise(self, password: str) -> None:
        """Make the data folder, unless it exists; `password` is the administrator's."""
        if not self.data.exists():
            make_data(self.data, self.log, self.binaries(), self.account, password, sync=not self.throw_away)

    def pid(self) -> int | None:
        """The number of the running server's main process, or None."""
        written = self._written()[:1]
        pid = int(written[0]) if written and written[0].isdigit() else None
        ours = pid is not None and running(pid) and f" -D {self.data} " in command_line(pid)
        return pid if ours else None

    def ready(self) -> bool:
        """Whether the server runs and answers."""
        return self.pid() is not None and self._written()[7:8] == ["ready"]

    def start(self) -> None:
        """Start the server, unless it runs, and return when it answers. Raises DatabaseUnusableError."""
        own_folder(self.sockets, self.account.uid, self.account.gid)
        try:
            self._start(time.monotonic() + START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def stop(self, *, politely: bool = True) -> None:
        """Stop the server and wait until it has gone. Nothing happens where none runs."""
        # A child that was collected has given its number back, perhaps to a stranger.
        pid = self._child.pid if self._child and self._child.poll() is None else self.pid()
        # SIGINT writes everything to disk first; SIGQUIT leaves that to the next start.
        steps = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
        if pid is not None:
            end(pid, *steps[0 if politely else 1 :])
        if self._child:
            self._child.wait()
            self._child = None

    def remove(self) -> None:
        """Stop the server and remove its data, log and socket."""
        self.stop(politely=False)
        shutil.rmtree(self.sockets, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def conninfo(self, password: str, database: str = "postgres") -> str:
        """How the administrator reaches `database`."""
        host, user = str(self.sockets), ADMINISTRATOR
        return make_conninfo(host=host, port=PORT, user=user, password=password, dbname=database)

    def _start(self, deadline: float) -> None:
        launched = False
        if self.ready() and not (self.sockets / f".s.PGSQL.{PORT}").exists():
            self.stop()  # somebody tidied /tmp, and nobody can reach it any more
        while not self.ready():
            if self.pid() is None and (self._child is None or self._child.poll() is not None):
                if launched and not any(each in self._last_words() for each in PASSING):
                    raise self._unusable("did not start")
                time.sleep(0.3 if launched else 0)
                self._launch()
                launched = True
            time.sleep(0.03)
            if time.monotonic() > deadline:
                raise self._unusable(f"does not answer after {START_SECONDS:.0f} seconds")

    def _launch(self) -> None:
        self._clear_away_the_dead()
        settings = SETTINGS | (UNSAFE if self.throw_away else {})
        settings |= {"unix_socket_directories": str(self.sockets), "port": str(PORT)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [self.binaries()["postgres"], "-D", str(self.data), *options]
        with self.log.open("ab") as log, deferred_signals():
            self._child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.account.popen()
            )

    def _clear_away_the_dead(self) -> None:
        # PostgreSQL takes any process with the written number for a server: one that ended and was not yet
        # collected by its parent, or a stranger who got the number later. Both were ruled out before this.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)

    def _written(self) -> list[str]:
        try:
            return [line.strip() for line in (self.data / "postmaster.pid").read_text().splitlines()]
        except FileNotFoundError:
            return []

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-4:])

    def _unusable(self, what: str) -> DatabaseUnusableError:
        return DatabaseUnusableError(
            f"The database server {what}. Its log, {self.log}, ends with:\n{self._last_words()}"
        )
