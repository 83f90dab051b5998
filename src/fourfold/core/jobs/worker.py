"""The worker: takes one job after the other from the queue, does it, and looks again. Run by `fourfold worker`.

Killed at any moment it leaves a job whose worker gives no sign of life; the next worker begins it again. What a job
does is one transaction, so that nothing of it is there twice. Told to stop, it undoes what it had in hand and gives the
job back at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, connections
from procrastinate.jobs import Job

from fourfold.core import capability
from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.core.jobs import performing, queue, rules
from fourfold.core.jobs.performing import Order
from fourfold.core.jobs.progress import NotNow, Progress
from fourfold.core.jobs.pulse import Pulse

log = logging.getLogger(__name__)
Say = Callable[[str], None]


class Worker:
    """One worker, registered in the database under `number`; `pulse` says how far it is to others."""

    def __init__(self, number: int, pulse: Pulse | None = None) -> None:
        self.number, self.pulse = number, pulse

    def step(self) -> bool:
        """Take up what others left, then do the next job; whether there was one."""
        for given_up in queue.give_back_what_was_left():
            performing.give_up(order_of(given_up))
        job = queue.take(self.number)
        if job is not None:
            self._do(job)
        return job is not None

    def _do(self, job: Job) -> None:
        order, progress = order_of(job), Progress()
        if self.pulse:
            self.pulse.under_way = order, progress
        try:
            performing.perform(order, progress)
        except NotNow:
            self._later(job, order)
        except BaseException:  # it is told to stop: the job waits for the next worker
            queue.give_back(job)
            raise
        else:
            queue.finish(job)
        finally:
            if self.pulse:
                self.pulse.under_way = None

    def _later(self, job: Job, order: Order) -> None:
        if rules.may_begin_again(job.attempts + 1):
            queue.give_back(job)
        else:
            performing.give_up(order)
            queue.finish(job, done=False)


def order_of(job: Job) -> Order:
    """The numbers that stand in a job."""
    return Order(**queue.numbers_of(job))


def tend() -> None:
    """Do what capabilities want done while nothing waits, each in a transaction of its own and as nobody.

    What fails is written down and tried again at the next turn: nobody's own work waits for it.
    """
    for path in (path for config in capability.every() for path in config.tends):
        try:
            with viewing(NOBODY) as now:
                capability.load(path)(now)
        except Exception as error:
            log.error("%s failed: %s", path, type(error).__name__)


def run_waiting() -> int:
    """Do everything that waits, here and now, and give how many jobs there were; for tests."""
    number, done = queue.register(), 0
    while Worker(number).step():
        done += 1
    queue.unregister(number)
    return done


def serve(say: Say, until: threading.Event | None = None) -> None:
    """Work until interrupted (or until `until` is set). While the database does not answer, ask it again."""
    until = until or threading.Event()
    while not until.is_set():
        try:
            _serve(until)
        except DatabaseError as error:
            say(f"The database does not answer ({type(error).__name__}). Trying again.")
            connections.close_all()
            until.wait(rules.BEATS_EVERY)


def _serve(until: threading.Event) -> None:
    number = queue.register()
    with Pulse(number) as pulse:
        worker = Worker(number, pulse)
        try:
            while not until.is_set():
                if not worker.step():
                    tend()
                    until.wait(rules.LOOKS_EVERY)
        except KeyboardInterrupt:
            queue.unregister(number)
            raise
    queue.unregister(number)
