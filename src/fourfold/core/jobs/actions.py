"""Asking for long work: in the caller's transaction, so that the work exists exactly if what it is about does."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.jobs import queue
from fourfold.core.jobs.models import Work


def ask(*, name: str, about: int, owner_id: int, turn: str, by: Viewer, at: datetime) -> Work:
    """Queue the announced work `name` about a record of `owner_id`, as the viewer under their grant.

    Work with the same `turn` is done one after the other. What was asked for already and has not ended is not asked
    for again: the open work is given.
    """
    capability.job(name)  # KeyError now, not in the worker
    with transaction.atomic():
        asked = {"owner_id": owner_id, "person_id": by.user_id, "asked_at": at}
        work, is_new = Work.objects.get_or_create(asked, name=name, about=about, ended_at=None)
        if is_new:
            queue.put(name, turn=turn, work=work.pk, person=by.user_id, grant=by.grant_id)
    return work
