"""The queue: everything that procrastinate does for us, called on this thread's own connection.

Its tables and functions queue in the caller's transaction, give each job to one worker, keep jobs with one lock apart,
and know by their workers' signs of life which were left. Its own worker is not used: that one runs an event loop on
connections of its own, cannot end work that runs in a thread, and cannot be called from a test's transaction.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.db import OperationalError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.sql import queries

from fourfold.core.jobs import rules

NAME = "fourfold"
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # long past, by the clock of any machine


def put(name: str, *, turn: str, **numbers: int) -> None:
    """Queue a job in this transaction; those with the same turn are done one after the other."""
    app.configure_task(name, queue=NAME, lock=turn, allow_unknown=True).defer(**numbers)


def register() -> int:
    """A new worker's number. Workers that have long been gone are forgotten."""
    _all("prune_stalled_workers", seconds_since_heartbeat=rules.GONE_AFTER * 10)
    return int(_all("register_worker")[0]["worker_id"])


def unregister(worker: int) -> None:
    """A worker ends; what it still had in hand is free for the next."""
    _all("unregister_worker", worker_id=worker)


def beat(worker: int) -> None:
    """A worker's sign of life."""
    _all("update_heartbeat", worker_id=worker)


def take(worker: int) -> Job | None:
    """The next job, for this worker alone; None when nothing waits."""
    (row,) = _all("fetch_job", queues=[NAME], worker_id=worker)
    return Job.from_row(row) if row["id"] is not None else None


def numbers_of(job: Job) -> dict[str, int]:
    """What was queued with a job. Django leaves JSON to its own fields, and gives procrastinate the text."""
    given: Any = job.task_kwargs
    numbers: dict[str, int] = json.loads(given) if isinstance(given, str) else given
    return numbers


def give_back(job: Job) -> None:
    """The job waits again, and counts one attempt more."""
    _all("retry_job", job_id=job.id, retry_at=AT_ONCE, new_priority=None, new_queue_name=None, new_lock=None)


def finish(job: Job, *, done: bool = True) -> None:
    """The job has ended."""
    status = Status.SUCCEEDED if done else Status.FAILED
    _all("finish_job", job_id=job.id, status=status.value, delete_job=False)


def give_back_what_was_left() -> list[Job]:
    """Jobs whose worker gives no sign of life wait again; gives those that were begun too often, which do not.

    One worker at a time: a second that had looked before would give back what the first has just begun.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext('fourfold jobs left'))")
        silent = {"queue": NAME, "task_name": None, "seconds_since_heartbeat": rules.GONE_AFTER}
        left = [Job.from_row(row) for row in _all("select_stalled_jobs_by_heartbeat", **silent)]
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


def _all(query: str, **named: Any) -> list[dict[str, Any]]:
    """The rows of one of procrastinate's own statements."""
    try:
        rows: list[dict[str, Any]] = app.connector.get_sync_connector().execute_query_all(
            queries[query], **named
        )
    except ConnectorException as error:  # it hides what the database said behind an error of its own
        raise OperationalError(str(error)) from error
    return rows
