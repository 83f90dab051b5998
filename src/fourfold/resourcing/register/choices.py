"""Agencies to choose from on a form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fourfold.core.agencies import presenters, queries
from fourfold.core.agencies.models import Agency

Choices = list[tuple[int, str]]


def going_on(day: date, *, kinds: Collection[str] = (), but: Collection[int] = ()) -> Choices:
    """The agencies that have no end, by name; those that begin later too, since a change may be for then."""
    found, names = queries.register(), presenters.full_names(day)
    open_ended = {row.agency for row in found.names if row.until_day is None} - set(but)
    wanted = [one for one in open_ended if not kinds or found.kinds[one] in kinds]
    return sorted(((one, names[one]) for one in wanted), key=lambda pair: pair[1])


def parts(agency_id: int, day: date) -> Choices:
    """What stands directly under an agency, by name."""
    names = presenters.full_names(day)
    return sorted(((one, names[one]) for one in queries.children(agency_id, day)), key=lambda pair: pair[1])


def siblings(agency_id: int, day: date) -> Choices:
    """The agencies of the same kind under the same parent that have no end, by name; also those to come."""
    found = queries.register()
    above = {row.agency: row.parent for row in found.places if row.until_day is None}
    beside = {one for one, parent in above.items() if parent == above.get(agency_id)}
    return [
        pair for pair in going_on(day, kinds=[found.kinds[agency_id]], but=[agency_id]) if pair[0] in beside
    ]


def chosen(number: int | None) -> Agency | None:
    """The agency that was chosen; None where none was."""
    return Agency.objects.get(pk=number) if number else None
