"""Who led an event: the officer whose report it came from, or else whoever recorded it on the platform; and everybody
whose report turned out to be of the same event, for they were there too."""

from __future__ import annotations

from fourfold.core.access.models import User
from fourfold.tackling.activity import queries as reports
from fourfold.tackling.disruptions.models import Disruption


def led_by(disruption: Disruption) -> set[int]:
    """The identifiers of those who led the event; none where a file brought it and names nobody."""
    first = disruption.recorded_by_user_id
    if disruption.from_report is not None:
        first = reports.told_by(disruption.from_report)
    return reports.told_of(disruption.reference) | ({first} if first is not None else set())


def names_of_leaders(disruption: Disruption) -> list[str]:
    """Their names, in order."""
    return sorted(User.objects.filter(pk__in=led_by(disruption)).values_list("name", flat=True))
