"""An operation as a restriction names it: by its address, since its name tells what it is about."""

from __future__ import annotations

from django.urls import reverse

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.actions import Named
from fourfold.resourcing.operations import queries


def find(written: str, viewer: Viewer) -> Named | None:
    """The operation of a number, where there is one for the viewer."""
    found = queries.operation(int(written)) if written.isdecimal() and len(written) < 12 else None
    if found is None:
        return None
    url = reverse("operations:operation", args=[found.record])
    return Named("operation", found.record, f"operations/{found.record}", found.owner_agency_id, url)
