"""A disruption as a restriction names it."""

from __future__ import annotations

from django.urls import reverse

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.actions import Named
from fourfold.tackling.disruptions import queries


def find(written: str, viewer: Viewer) -> Named | None:
    """The disruption of a reference, where there is one for the viewer."""
    found = queries.disruption(written)
    if found is None:
        return None
    url = reverse("disruptions:disruption", args=[found.reference])
    return Named("disruption", found.record, found.reference, found.agency_id, url)
