"""Notes that a block of code leaves for whoever opened it, wherever in between they were taken or caught."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Notes:
    """One kind of note. Outside a block that asks for them, notes are dropped."""

    def __init__(self, name: str) -> None:
        self._open: ContextVar[list[str] | None] = ContextVar(name, default=None)

    def add(self, note: str) -> None:
        """Leave a note for the innermost block that asks for this kind."""
        notes = self._open.get()
        if notes is not None:
            notes.append(note)

    @contextmanager
    def within(self) -> Iterator[list[str]]:
        """Every note that is left within the block, in order."""
        notes: list[str] = []
        token = self._open.set(notes)
        try:
            yield notes
        finally:
            self._open.reset(token)
