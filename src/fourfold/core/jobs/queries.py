"""Reads of work: what was asked for last, what is open, and whether anybody works at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from fourfold.core.jobs import queue, rules
from fourfold.core.jobs.models import Work


def latest(about: int, names: Collection[str]) -> Work | None:
    """The latest work of these names about a record, of what this viewer may see."""
    return Work.objects.filter(about=about, name__in=names).order_by("-pk").first()


def open_work(names: Collection[str]) -> dict[int, Work]:
    """Work of these names that has not ended, by the number of the record that it is about."""
    return {work.about: work for work in Work.objects.filter(name__in=names, ended_at=None).order_by("pk")}


def is_left_alone(work: Work, now: datetime) -> bool:
    """Whether work waits longer than a worker would let it, or was begun, and no worker gives a sign of life."""
    if not work.is_open or (work.state == Work.State.WAITING and not rules.is_overdue(work.asked_at, now)):
        return False
    return not queue.somebody_works()
