"""The queue: everything that procrastinate does for us, called on this thread's own connection.

Its tables and functions queue in the caller's transaction, give each job to one worker, keep jobs with one lock apart,
and know by their workers' signs of life which were left. Its own worker is not used: that one runs an event loop on
connections of its own, cannot end work that runs in a thread, and cannot be called from a test's transaction.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

from fourfold.core.jobs import rules

NAME = "fourfold"
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # long past, by the clock of any machine


def put(name: str, *, turn: str, **numbers: int) -> None:
    """Queue a job in this transaction; those with the same turn are done one after the other."""
    app.configure_task(name, queue=NAME, lock=turn, allow_unknown=True).defer(**numbers)


def register() -> int:
    """A new worker's number. Workers that have long been gone are forgotten."""
    _call("prune_stalled_workers", rules.GONE_AFTER * 10)
    return int(_call("register_worker"))


def unregister(worker: int) -> None:
    """A worker ends; what it still had in hand is free for the next."""
    _call("unregister_worker", worker)


def beat(worker: int) -> None:
    """A worker's sign of life."""
    _call("update_heartbeat", worker)


def take(worker: int) -> Job | None:
    """The next job, for this worker alone; None when nothing waits."""
    job: Job | None = _call("fetch_job", queues=[NAME], worker_id=worker)
    return job


def numbers_of(job: Job) -> dict[str, int]:
    """What was queued with a job. Django leaves JSON to its own fields, and gives procrastinate the text."""
    given: Any = job.task_kwargs
    numbers: dict[str, int] = json.loads(given) if isinstance(given, str) else given
    return numbers


def give_back(job: Job) -> None:
    """The job waits again, and counts one attempt more."""
    _call("retry_job", job, retry_at=AT_ONCE)


def finish(job: Job, *, done: bool = True) -> None:
    """The job has ended."""
    _call("finish_job", job, status=Status.SUCCEEDED if done else Status.FAILED, delete_job=False)


def give_back_what_was_left() -> list[Job]:
    """Jobs whose worker gives no sign of life wait again; gives those that were begun too often, which do not.

    One worker at a time: a second that had looked before would give back what the first has just begun.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext('fourfold jobs left'))")
        left = list(_call("get_stalled_jobs", queue=NAME, seconds_since_heartbeat=rules.GONE_AFTER))
        again = [job for job in left if rules.may_begin_again(job.attempts + 1)]
        for job in again:
            give_back(job)
        given_up = [job for job in left if job not in again]
        for job in given_up:
            finish(job, done=False)
    return given_up


def somebody_works() -> bool:
    """Whether any worker gives a sign of life, which is in the machine's own time: a demonstration's may differ."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from procrastinate_workers where last_heartbeat >"
            " fourfold_now() - (select ahead from platform_clock) - make_interval(secs => %s))",
            [rules.GONE_AFTER],
        )
        return bool(cursor.fetchone()[0])


def _call(name: str, *given: Any, **named: Any) -> Any:
    return async_to_sync(getattr(app.job_manager, name))(*given, **named)
