"""What first pages show of briefs: those past their review day, and for officers the threats near them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Tasks
from fourfold.core.history import clock
from fourfold.understanding.threats.briefs import local, words
from fourfold.understanding.threats.filters import narrowed
from fourfold.understanding.threats.models import Brief, Threat

SHOWN = 7


def overdue(viewer: Viewer, now: datetime) -> list[Task]:
    """Briefs of open threats past their review day, the longest overdue first."""
    on = clock.day_of(now)
    opened = narrowed(Threat.objects.all(), local.OPEN, on=on)
    found = Brief.objects.filter(threat__in=opened, akey__in=viewer.write_keys, review_on__lt=on)
    return [
        Task(
            f"{one.threat.reference} {one.threat.name}",
            reverse("threats:brief", args=[one.threat.reference]),
            words.review(one, on),
            "overdue",
        )
        for one in found.select_related("threat").order_by("review_on", "pk")
    ]


def local_threats(viewer: Viewer, now: datetime) -> Tasks:
    """The first of the viewer's local threats, each leading to its brief; all of them stand on their page."""
    found = local.page(local.opened(now, None), None, local.FIRST, now=now, as_of=None)
    return Tasks(
        [_task(one) for one in found.rows[:SHOWN]], total=found.total, all_url=reverse("threats:local")
    )


def _task(entry: Any) -> Task:
    threat = entry.threat
    url = f"{reverse('threats:local')}#{threat.reference}"
    if entry.brief is None:
        return Task(f"{threat.reference} {threat.name}", url, _("No brief yet"))
    return Task(
        f"{threat.reference} {threat.name}", url, _("Danger: read the brief") if entry.brief.safety else ""
    )
