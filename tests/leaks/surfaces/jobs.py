"""Every job that the worker does for somebody: about a hidden record and about one's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import ProgrammingError

from fourfold.core import capability
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.jobs.models import Work
from fourfold.core.jobs.performing import Order, perform
from fourfold.core.jobs.progress import NotNow, Progress
from tests.leaks.asking import without_chance
from tests.leaks.callers import Caller
from tests.leaks.surfaces.surface import Names, Surface


def surfaces() -> Iterator[Surface]:
    """Each announced job."""
    for config in capability.every():
        for job in config.jobs:
            for own in (False, True):
                yield _job(config.label, job.name, own=own)


def _job(label: str, name: str, *, own: bool) -> Surface:
    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        about = (names.own if own else names.theirs).get(label, {}).get("number")
        if about is None:
            return 0, ""
        return 200, without_chance(_done(caller, name, about))

    whose = "of one's own" if own else "of a hidden one"
    return Surface(f"job {name} about a record {whose}", "jobs", f"job {name}", ask)


def _done(caller: Caller, name: str, about: int) -> str:
    """What somebody's job came to: its state and what it said, or that it is tried again."""
    viewer = caller.viewer
    try:
        with viewing(viewer):
            asked = {"owner_id": viewer.agency_id, "person_id": viewer.user_id, "asked_at": clock.read()}
            work = Work.objects.create(name=name, about=about, **asked)
    except ProgrammingError:  # row security: this role changes nothing, so it asks for nothing either
        return "may not ask"
    try:
        perform(Order(work.pk, viewer.user_id, viewer.grant_id), Progress())
    except NotNow:
        return "not now"
    with viewing(viewer):
        work.refresh_from_db()
        return f"{work.state} {work.said}"
