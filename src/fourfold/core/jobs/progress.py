"""How far work is. Whoever works says it as often as they like; it is written down by the pulse of the worker."""

from __future__ import annotations

from dataclasses import dataclass


class NotNow(Exception):
    """Work that cannot be done at this moment and shall be tried again soon; the text says why."""


@dataclass
class Progress:
    """What is known of how far a piece of work is. Called with the row passed, bytes done and bytes in all."""

    row: int = 0
    rows: int | None = None
    share: int = 0

    def __call__(self, row: int, done: int, total: int) -> None:
        self.row, self.share = row, done * 100 // total if total else 100

    @property
    def columns(self) -> dict[str, int | None]:
        """As they stand on the row of the work."""
        return {"row": self.row, "rows": self.rows, "share": self.share}
