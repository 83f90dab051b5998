"""A planted job: it exports as whoever owns the record, not as whoever asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.access import queries
from fourfold.core.access.models import Grant
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.understanding.threats.models import Threat


def export(*, about: int, by: Viewer, at: datetime, progress: Any) -> str:
    """The names of every threat that a moderator sees."""
    grant = Grant.objects.filter(role="moderator").order_by("pk")[0]
    other = queries.viewer_of(grant.user, clock.day_of(at))
    assert other is not None
    with viewing(other):
        return ", ".join(Threat.objects.order_by("pk").values_list("name", flat=True))
