"""What waits at the outbox for whoever enters, for their first page."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.reporting.exchange import entering, file_queries, queries


def waiting(viewer: Viewer, now: datetime) -> list[Task]:
    """Records that were refused, and the unit's files that nobody has put in or that wait for their receipt."""
    today, address = clock.day_of(now), reverse("exchange:outbox")
    unit, refused = entering.unit_of(viewer, today), queries.refused_count(on=today)
    written, unanswered = (len(found(unit or 0)) for found in (file_queries.waiting, file_queries.unanswered))
    refusals = ngettext(
        "%(count)s record was refused by the national database",
        "%(count)s records were refused by the national database",
        refused,
    )
    files = ngettext(
        "%(count)s file is written and not put in", "%(count)s files are written and not put in", written
    )
    receipts = ngettext(
        "%(count)s file waits for its receipt", "%(count)s files wait for their receipts", unanswered
    )
    counted = (
        (refused, refusals, f"{address}?only=refused"),
        (written, files, address),
        (unanswered, receipts, address),
    )
    return [Task(said % {"count": formats.number(number)}, url) for number, said, url in counted if number]
