"""Who led an event: the officer whose report it came from, or else whoever recorded it on the platform."""

from __future__ import annotations

from fourfold.core.access.models import User
from fourfold.tackling.activity import queries as reports
from fourfold.tackling.disruptions.models import Disruption


def led_by(disruption: Disruption) -> int | None:
    """The identifier of whoever led the event; None where a file brought it and names nobody."""
    if disruption.from_report is not None:
        return reports.told_by(disruption.from_report)
    return disruption.recorded_by_user_id


def name_of_leader(disruption: Disruption) -> str:
    """Their name; "" where nobody is known to have led it."""
    number = led_by(disruption)
    if number is None:
        return ""
    return User.objects.filter(pk=number).values_list("name", flat=True).first() or ""
