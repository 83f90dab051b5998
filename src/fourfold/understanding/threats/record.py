"""Everything that a threat's page shows, today or as known at a past moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.history import past
from fourfold.data.entities import queries as entities
from fourfold.understanding.threats.models import (
    AffectedPlace,
    Brief,
    Decision,
    ExploitationCheck,
    ExternalReference,
    LinkedPerson,
    Officer,
    Threat,
)


@dataclass(frozen=True)
class PersonShown:
    """A linked person with the name that their first source gives."""

    name: str
    reference: str
    link: Any


@dataclass(frozen=True)
class Record:
    """What hangs on a threat at a moment."""

    people: list[PersonShown]
    officers: list[Any]
    places: list[Any]
    references: list[Any]
    decisions: list[Decision]
    checks: list[ExploitationCheck]
    merged_here: list[Any]
    brief: Brief | None


def record_of(threat_id: int, *, on: date, as_of: datetime | None) -> Record:
    """The rows that hang on a threat, all as known at one moment.

    Officers are those of the day; everybody linked stays, with when it ended.
    """
    decisions = past.rows(Decision, as_of, "decided_by", "approved_by", threat_id=threat_id)
    merged = past.rows(Threat, as_of, merged_into_id=threat_id)
    return Record(
        people=_people(threat_id, as_of),
        officers=[row for row in past.rows(Officer, as_of, threat_id=threat_id) if _serves(row, on)],
        places=past.rows(AffectedPlace, as_of, threat_id=threat_id),
        references=past.rows(ExternalReference, as_of, threat_id=threat_id),
        decisions=sorted(decisions, key=lambda row: row.decided_at, reverse=True),
        checks=past.rows(ExploitationCheck, as_of, "checked_by", threat_id=threat_id),
        merged_here=sorted(merged, key=lambda row: str(row.reference)),
        brief=next(iter(past.rows(Brief, as_of, "written_by", threat_id=threat_id)), None),
    )


def _people(threat_id: int, as_of: datetime | None) -> list[PersonShown]:
    links = past.rows(LinkedPerson, as_of, threat_id=threat_id)
    names = entities.names([link.subject_id for link in links], as_of=as_of)
    found = [PersonShown(names.get(link.subject_id, ""), f"P-{link.subject_id:07d}", link) for link in links]
    return sorted(found, key=lambda person: (person.link.role, person.name))


def _serves(officer: Any, on: date) -> bool:
    return officer.starts_on <= on and (officer.ends_on is None or officer.ends_on >= on)
