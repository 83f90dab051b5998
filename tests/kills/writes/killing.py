"""Kills at random moments while clients write:  make kills  (KILLS=100)"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fourfold.config.backups.tests.place import Place
from fourfold.config.commands.web import free_port
from tests.kills.writes.clients import Client
from tests.kills.writes.comparing import Compared, compare
from tests.kills.writes.serving import REAL, Server, server, with_tests

CLIENTS = 4
A_BACKEND_EACH = 5  # of so many kills one is of a process of the database's
FIRST_PORT = 8700
STARTS_AT = "2022-01-03T09:00:00+00:00"


@dataclass
class Outcome:
    """What the kills came to."""

    server_kills: int
    backend_kills: int
    sent: int
    lost: int
    statuses: Counter[int]
    compared: Compared
    verified: str

    def __str__(self) -> str:
        statuses = ", ".join(f"{count:,} of {status}" for status, count in sorted(self.statuses.items()))
        return (
            f"{self.server_kills} kills of the server and {self.backend_kills} of the database, {CLIENTS} clients:"
            f" {self.sent:,} writes sent, {self.lost:,} lost on their way; answers: {statuses}.\n"
            f"{self.compared.versions:,} versions of rows and {self.compared.entries:,} entries compared both ways:"
            f" {len(self.compared.faults)} faults.\n{self.verified}"
        )


def kill(place: Place, keys: list[str], times: int, *, application: str = REAL, seed: int = 1) -> Outcome:
    """Let clients write under these keys on a platform, kill it so many times, and compare all that it holds."""
    with free_port(FIRST_PORT) as port, server(place, port, application) as running:
        clients = [Client(port, key, 100 * seed + number) for number, key in enumerate(keys)]
        for one in clients:
            one.start()
        done = _kills(running, times, Random(seed))
        running.wait()  # also after a kill of the database, which mends itself for some seconds
        time.sleep(1)
        for one in clients:
            one.end()
        for one in clients:
            one.join()
    return _outcome(place, clients, done)


def filled(place: Place) -> list[str]:
    """Make a platform at a place; gives the keys of machines that may write."""
    place.cli("database", "start")
    place.cli("migrate")
    command = [sys.executable, "-m", "tests.kills.writes.world", str(CLIENTS)]
    answer = subprocess.run(command, env=with_tests(place), capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    found: list[str] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _kills(running: Server, times: int, random: Random) -> Counter[str]:
    done: Counter[str] = Counter()
    for number in range(1, times + 1):
        time.sleep(random.uniform(0.05, 1.0))
        if number % A_BACKEND_EACH == 0 and running.kill_a_backend():
            done["backend"] += 1
        else:
            running.kill()
            done["server"] += 1
            running.begin()
    return done


def _outcome(place: Place, clients: list[Client], done: Counter[str]) -> Outcome:
    statuses: Counter[int] = sum((Counter(one.statuses) for one in clients), Counter())
    answered = [reference for one in clients for reference in one.answered.values()]
    with place.connect() as connection:
        compared = compare(connection, answered)
    place.cli("audit", "seal")
    _status, verified = place.does("cli", "audit", "verify")
    return Outcome(
        done["server"], done["backend"], sum(one.sent for one in clients), sum(one.lost for one in clients),
        statuses, compared, verified.strip().splitlines()[0],
    )  # fmt: skip


def main() -> int:
    """The figure, on a server that is thrown away; 1 where anything is wrong."""
    with tempfile.TemporaryDirectory(prefix="fourfold-kills-") as folder:
        Path(folder).chmod(0o711)
        place = Place(Path(folder) / "place", FOURFOLD_STARTS_AT=STARTS_AT)
        try:
            outcome = kill(place, filled(place), int(os.environ.get("KILLS", "100")))
        finally:
            place.does("cli", "database", "stop")
    print(outcome)
    for fault in outcome.compared.faults[:20]:
        print(f"  {fault}")
    return int(bool(outcome.compared.faults) or "Chain whole" not in outcome.verified)


if __name__ == "__main__":
    sys.exit(main())
