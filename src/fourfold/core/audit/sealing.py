"""Sealing the log, block after block, and making room for its next months. Run beside the worker.

An entry is sealed once every transaction older than its own has ended: a load of a file that takes minutes holds the
seal back for as long. Nothing is lost meanwhile; how far it is behind can be read.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import DatabaseError, connection, connections

EVERY = 1.0  # seconds between two seals
MONTHS_EVERY = 86_400  # seals between two looks whether the coming months have their place


def seal() -> int:
    """Seal what has ended; gives how many entries that was, none where somebody else is sealing."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_seal()")
        return int(cursor.fetchone()[0])


def make_months() -> int:
    """Make the months that come, as far as they are not there; gives how many were made."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_make_months()")
        return int(cursor.fetchone()[0])


class Sealer(threading.Thread):
    """Seals each second, on a connection of its own, as long as the block runs."""

    def __init__(self, say: Callable[[str], None], every: float = EVERY) -> None:
        super().__init__(name="sealer", daemon=True)
        self._say, self._every = say, every
        self._ended = threading.Event()

    def __enter__(self) -> Sealer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        """Seal until the block ends. A database that does not answer is asked again, and said once."""
        round_, silent = 0, False
        while not self._ended.wait(self._every):
            try:
                if round_ % MONTHS_EVERY == 0:
                    make_months()
                seal()
                round_, silent = round_ + 1, False
            except DatabaseError as error:
                if not silent:
                    self._say(
                        f"The audit log is not sealed at present ({type(error).__name__}). Trying again."
                    )
                silent = True
                connections.close_all()
        connections.close_all()
