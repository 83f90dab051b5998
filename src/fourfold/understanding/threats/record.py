"""Everything that a threat's page shows, today or as known at a past moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from fourfold.data.entities import queries as entities
from fourfold.understanding.threats.models import (
    AffectedPlace,
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
    merged_here: list[Threat]


def record_of(threat_id: int, *, on: date, as_of: datetime | None) -> Record:
    """The rows that hang on a threat. Officers are those of the day; everybody linked stays, with when it ended."""
    links = _rows(LinkedPerson, threat_id, as_of)
    names = entities.names([link.subject_id for link in links])
    people = [PersonShown(names.get(link.subject_id, ""), f"P-{link.subject_id:07d}", link) for link in links]
    decisions = Decision.objects.filter(threat_id=threat_id).select_related("decided_by", "approved_by")
    return Record(
        people=sorted(people, key=lambda person: (person.link.role, person.name)),
        officers=[row for row in _rows(Officer, threat_id, as_of) if _serves(row, on)],
        places=_rows(AffectedPlace, threat_id, as_of),
        references=_rows(ExternalReference, threat_id, as_of),
        decisions=[
            row for row in decisions.order_by("-decided_at") if as_of is None or row.decided_at <= as_of
        ],
        checks=list(ExploitationCheck.objects.filter(threat_id=threat_id).select_related("checked_by")),
        merged_here=list(Threat.objects.filter(merged_into_id=threat_id).order_by("reference")),
    )


def _serves(officer: Any, on: date) -> bool:
    return officer.starts_on <= on and (officer.ends_on is None or officer.ends_on >= on)


def _rows(model: type[models.Model], threat_id: int, as_of: datetime | None) -> list[Any]:
    """Rows of a model that hang on a threat: live, or the versions that were live at a moment."""
    if as_of is None:
        return list(model._default_manager.filter(threat_id=threat_id).order_by("pk"))
    table = model._meta.db_table
    return list(
        model._default_manager.raw(
            f"select * from {table}_hist where threat_id = %s and recorded_from <= %s and recorded_to > %s order by id",
            [threat_id, as_of, as_of],
        )
    )
