"""What must stand in the national database of each kind of record, and what is said of it there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from fourfold.reporting.exchange.contents import assessments, disruptions, reach, threats
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.rules import Due

Read = Callable[..., list[Due]]
READ: dict[str, Read] = {
    Kind.THREAT: threats.due,
    Kind.ASSESSMENT: assessments.due,
    Kind.DISRUPTION: disruptions.due,
}
CHANGED: dict[str, Callable[[Collection[int], datetime | None], dict[int, datetime]]] = {
    Kind.THREAT: threats.changed_at,
    Kind.ASSESSMENT: assessments.changed_at,
    Kind.DISRUPTION: disruptions.changed_at,
}


def due(
    kind: str, *, on: date, records: Collection[int] | None = None, as_of: datetime | None = None
) -> list[Due]:
    """The records of a kind that must stand there, of all that exist for the viewer or of these; or had to, as known
    at a past moment."""
    return READ[kind](on=on, records=records, as_of=as_of)


def changed_at(kind: str, records: Collection[int], *, as_of: datetime | None = None) -> dict[int, datetime]:
    """When what is sent of each of these records was last recorded anew, by a past moment where one is given."""
    if not records:
        return {}
    with reach.everything():  # also by a change of somebody whom the reader does not see
        return CHANGED[kind](records, as_of)
