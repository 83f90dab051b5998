"""What waits for somebody who loads files."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.data.sources import queries


def held_rows(viewer: Viewer, now: datetime) -> list[Task]:
    """A task for each batch that still has held-back rows."""
    by_batch: dict[int, int] = {}
    names: dict[int, str] = {}
    for row in queries.unsettled(viewer):
        by_batch[row.batch_id] = by_batch.get(row.batch_id, 0) + 1
        names[row.batch_id] = row.batch.file_name
    return [
        Task(
            sentence=_("%(file)s: rows held back") % {"file": names[batch]},
            url=reverse("sources:batch", args=[batch]),
            note=ngettext("%(count)s row", "%(count)s rows", number) % {"count": number},
            tag="held_back",
        )
        for batch, number in by_batch.items()
    ]
