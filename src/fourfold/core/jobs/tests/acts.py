"""Work for tests; each is announced under its own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fourfold.core.access.models import Brake
from fourfold.core.jobs.progress import NotNow

OF_A_ROW = "Op Larch stood in this row"
SEEN: list[Any] = []
MEANWHILE: list[Callable[[], None]] = []


def look(*, about, by, at, progress):
    SEEN.append((about, by, at))
    return "There was nothing to do."


def break_(*, about, by, at, progress):
    Brake.objects.create(subject="written before it broke", tries=1, since=at)
    raise ValueError(OF_A_ROW)


def busy(*, about, by, at, progress):
    SEEN.append(about)
    raise NotNow("Not now.")


def stop(*, about, by, at, progress):
    raise KeyboardInterrupt


def count(*, about, by, at, progress):
    """Is half done, and lets somebody look meanwhile."""
    progress.rows = 10
    progress(5, 50, 100)
    Brake.objects.create(subject="not whole yet", tries=1, since=at)
    for look_now in MEANWHILE:
        look_now()
    return ""
