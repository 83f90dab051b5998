"""The pulse of a worker: its sign of life, and how far its work is, while the work's own transaction is open.

A thread with a connection of its own: what the work has written is nobody's to see before it is whole.
"""

from __future__ import annotations

import threading

from django.db import DatabaseError, connections

from fourfold.core.access.viewers import viewing
from fourfold.core.jobs import queue, rules
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.performing import Order
from fourfold.core.jobs.progress import Progress


class Pulse(threading.Thread):
    """Beats for a worker as long as the block runs."""

    def __init__(self, worker: int) -> None:
        super().__init__(name="pulse", daemon=True)
        self.worker = worker
        self.under_way: tuple[Order, Progress] | None = None
        self._ended = threading.Event()

    def __enter__(self) -> Pulse:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        """Beat until the block ends. A database that does not answer is asked again at the next beat."""
        while not self._ended.wait(rules.BEATS_EVERY):
            try:
                self.beat()
            except DatabaseError:
                connections.close_all()
        connections.close_all()

    def beat(self) -> None:
        """One sign of life, and one word of how far the work is."""
        queue.beat(self.worker)
        under_way = self.under_way
        if under_way:
            order, progress = under_way
            with viewing(order.asker):
                Work.objects.filter(pk=order.work, ended_at=None).update(**progress.columns)
