"""A threat as a restriction names it."""

from __future__ import annotations

from django.urls import reverse

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.actions import Named
from fourfold.understanding.threats import queries, rules


def find(written: str, viewer: Viewer) -> Named | None:
    """The threat of a reference, where there is one for the viewer."""
    found = queries.threat(rules.reference(written))
    if found is None:
        return None
    url = reverse("threats:threat", args=[found.reference])
    return Named("threat", found.record, found.reference, found.owner_agency_id, url)
