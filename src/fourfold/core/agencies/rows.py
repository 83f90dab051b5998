"""Rows that hold for a time: closed and followed by the next, never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max

from fourfold.core.agencies.models import OWN_NUMBERS_FROM, Agency, AgencyName, AgencyPlace


def rehang(parents: Mapping[int, int], on: date) -> None:
    """Put agencies under new parents from a day, with the bond that they had."""
    bonds = {place.agency_id: place.bond for place in _open(AgencyPlace, parents)}
    close(AgencyPlace, parents, on)
    AgencyPlace.objects.bulk_create(
        AgencyPlace(agency_id=agency, parent_id=parent, bond=bonds[agency], from_day=on)
        for agency, parent in parents.items()
    )


def _open(model: Any, agencies: Iterable[int]) -> Any:
    return model.objects.filter(agency_id__in=list(agencies), until_day__isnull=True)


def close(model: Any, agencies: Iterable[int], on: date) -> None:
    """End the open periods of agencies on a day."""
    _open(model, agencies).update(until_day=on)


def name(agency: Agency, on: date, **words: str) -> None:
    """Begin a name."""
    AgencyName.objects.create(agency=agency, from_day=on, **words)


def place(agency: Agency, on: date, *, parent: Agency | None, bond: str) -> None:
    """Begin a place; at the top there is no bond."""
    AgencyPlace.objects.create(agency=agency, from_day=on, parent=parent, bond=bond if parent else "")


def next_number() -> int:
    """The next number of this installation's own agencies."""
    highest = Agency.objects.filter(id__gte=OWN_NUMBERS_FROM).aggregate(highest=Max("id"))["highest"]
    return (highest or OWN_NUMBERS_FROM - 1) + 1
