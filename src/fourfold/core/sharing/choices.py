"""Agencies that may be chosen as a party or a partner."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Kind
from fourfold.core.agencies.presenters import in_words

# A unit or a local area receives as part of its force.
NEVER = (Kind.UNIT, Kind.LOCAL_AREA)


def partners(viewer: Viewer, day: date) -> list[tuple[int, str]]:
    """Every agency that works in the viewer's region or nationally, by name."""
    region = agencies.region_of(viewer.agency_id, day)
    found = [
        (agency.pk, in_words(name, short=True))
        for agency, name in agencies.agencies_on(day)
        if agency.kind not in NEVER and agency.pk not in viewer.write_agencies
        if agency.kind == Kind.NATIONAL or agencies.region_of(agency.pk, day) == region
    ]
    return sorted(found, key=lambda pair: pair[1])
