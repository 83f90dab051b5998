"""A report as a restriction names it."""

from __future__ import annotations

from django.urls import reverse

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.actions import Named
from fourfold.tackling.activity import queries


def find(written: str, viewer: Viewer) -> Named | None:
    """The report of a reference, where there is one for the viewer."""
    found = queries.report(written, viewer)
    if found is None:
        return None
    url = reverse("activity:one", args=[found.reference])
    return Named("report", found.record, found.reference, found.agency_id, url)
