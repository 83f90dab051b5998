"""Sealing the log, block after block, checking it, and making room for its next months. Run beside the worker.

An entry is sealed once every transaction older than its own has ended: a load of a file that takes minutes holds the
seal back for as long. Nothing is lost meanwhile; how far it is behind can be read.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection, connections

from fourfold.core.audit import publishing, searches, standing

EVERY = 1.0  # seconds between two seals
MONTHS_EVERY = 3_600  # seals between two looks whether the coming months have their place
CHECK_EVERY = 60  # seals between two turns of the check
PUBLISH_EVERY = 3_600  # seals between two checkpoints


def seal() -> int:
    """Seal all that has ended, block after block; gives how many entries that was, none where somebody else does."""
    sealed = 0
    while more := _asked("audit_seal()"):
        sealed += more
    return sealed


def make_months() -> int:
    """Make the months that come, as far as they are not there; gives how many were made."""
    return _asked("audit_make_months()")


def _asked(function: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}")
        return int(cursor.fetchone()[0])


class Sealer(threading.Thread):
    """Seals each second, on a connection of its own, as long as the block runs."""

    def __init__(self, say: Callable[[str], None], every: float = EVERY) -> None:
        super().__init__(name="sealer", daemon=True)
        self._say, self._every = say, every
        self._ended, self._silent = threading.Event(), set[str]()

    def __enter__(self) -> Sealer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        """Seal until the block ends. What cannot be done is tried again at its next turn, and said once."""
        turn = 0
        while not self._ended.wait(self._every):
            self._try("sealed", seal)
            # Making room waits for whoever reads the whole log, such as a backup: sealing does not wait with it.
            if turn % MONTHS_EVERY == 0:
                self._try("given room for its next months", make_months)
            if turn % CHECK_EVERY == 0:
                self._try("checked", standing.check)
            if turn % PUBLISH_EVERY == 0:
                self._try("published", publishing.publish)
                self._try("rid of the words of old searches", searches.forget)
            turn += 1
        connections.close_all()

    def _try(self, what: str, act: Callable[[], int]) -> None:
        try:
            act()
            self._silent.discard(what)
        except Exception as error:
            if what not in self._silent:
                self._say(
                    f"The audit log is not {what} at present ({type(error).__name__}). It is tried again."
                )
            self._silent.add(what)
            connections.close_all()
