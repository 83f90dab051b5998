"""Records that may be of one event: the same threat or the same people, within a few days. A machine only suggests.

What somebody told apart, and what is joined already, is suggested no more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from fourfold.tackling.disruptions.models import Against, Disruption, Involved, ToldApart
from fourfold.tackling.disruptions.queries import merged_with
from fourfold.tackling.disruptions.rules import NEAR
from fourfold.understanding.threats import queries as threat_rows


@dataclass(frozen=True)
class Likeness:
    """A record that may be of the same event, and what it shares with the one that was asked about."""

    other: Any
    same_threat: bool
    same_people: bool


def like(
    *,
    event_on: date,
    event_ends_on: date | None = None,
    threats: Collection[int],
    people: Collection[int] = (),
    besides: int | None = None,
) -> list[Likeness]:
    """The standing records within NEAR days of an event, against one of these threats or concerning one of these
    people; the nearest day first. `besides` is a record that is not compared with itself.
    """
    near = Disruption.objects.annotate(record=F("id")).filter(_within(event_on, event_ends_on or event_on))
    near = near.filter(withdrawn=False).exclude(pk=besides or 0)
    numbers = {number for threat in threats for number in _one_threat(threat)}
    found = list(near.filter(Q(pk__in=_against(numbers)) | Q(pk__in=_concerning(people))))
    same_threat = set(_against(numbers).filter(disruption__in=found).values_list("disruption_id", flat=True))
    same_people = set(
        _concerning(people).filter(disruption__in=found).values_list("disruption_id", flat=True)
    )
    alike = [Likeness(row, row.pk in same_threat, row.pk in same_people) for row in found]
    return sorted(alike, key=lambda one: (abs((one.other.event_on - event_on).days), one.other.pk))


def like_record(row: Any) -> list[Likeness]:
    """As `like`, for a record that stands, without those that are joined with it or were told apart from it."""
    alike = like(
        event_on=row.event_on,
        event_ends_on=row.event_ends_on,
        threats=list(Against.objects.filter(disruption=row.pk).values_list("threat_id", flat=True)),
        people=list(Involved.objects.filter(disruption=row.pk).values_list("subject_id", flat=True)),
        besides=row.pk,
    )
    told = ToldApart.objects.filter(Q(disruption=row.pk) | Q(other=row.pk)).values_list("disruption", "other")
    apart = {number for pair in told for number in pair}
    return [one for one in alike if one.other.pk not in apart and _event(one.other) != _event(row)]


def _event(row: Any) -> int:
    """The record that leads the event which a record is of."""
    leads: int = row.joined_into_id or row.pk
    return leads


def _within(first: date, last: date) -> Q:
    """Events that lie within NEAR days of the days from first to last."""
    near = timedelta(days=NEAR)
    begins = Q(event_on__lte=last + near)
    goes_on = Q(event_on__gte=first - near) | Q(event_ends_on__gte=first - near)
    return begins & goes_on


def _one_threat(threat_id: int) -> set[int]:
    """A threat, the one that it was merged into in the end, and all that were merged into that."""
    row = threat_rows.by_id(threat_id)
    while row is not None and row.merged_into_id is not None:
        threat_id, row = row.merged_into_id, threat_rows.by_id(row.merged_into_id)
    return merged_with(threat_id)


def _against(threats: Collection[int]) -> Any:
    return Against.objects.filter(threat_id__in=threats).values("disruption_id")


def _concerning(people: Collection[int]) -> Any:
    return Involved.objects.filter(subject_id__in=people).values("disruption_id")
