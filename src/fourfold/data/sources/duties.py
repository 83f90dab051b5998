"""What waits for somebody who loads files."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.ui import formats
from fourfold.data.sources import queries
from fourfold.data.sources.models import Batch


def held_rows(viewer: Viewer, now: datetime) -> list[Task]:
    """A task for each batch that still has held-back rows, and for each file that waits to be loaded."""
    return [_held(batch) for batch in queries.unsettled(viewer)] + [
        _undecided(batch) for batch in queries.undecided(viewer)
    ]


def _held(batch: Batch) -> Task:
    waiting: int = batch.waiting  # type: ignore[attr-defined]
    note = ngettext("%(count)s row", "%(count)s rows", waiting) % {"count": formats.number(waiting)}
    return Task(_("%(file)s: rows held back") % {"file": batch.file_name}, _url(batch), note, "held_back")


def _undecided(batch: Batch) -> Task:
    return Task(_("%(file)s: not loaded yet") % {"file": batch.file_name}, _url(batch))


def _url(batch: Batch) -> str:
    return reverse("sources:batch", args=[batch.pk])
