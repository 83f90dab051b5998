"""Writes of subjects: what is typed on the platform is one more source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.core.access.viewers import Viewer
from fourfold.data.entities.models import SourceRecord, Subject, SubjectKind

PLATFORM = "typed on Fourfold"


@dataclass(frozen=True)
class Stated:
    """What a source says of a person, under its own reference."""

    reference: str
    name: str
    born_on: date | None


def add_person(
    *, name: str, born_on: date | None, held_by: int, by: Viewer, source: str = PLATFORM
) -> Subject:
    """A new person, as somebody typed them."""
    subject = Subject.objects.create(kind=SubjectKind.PERSON, held_by_id=held_by)
    SourceRecord.objects.create(subject=subject, source=source, name=name, born_on=born_on)
    return subject


def add_people(*, source: str, people: Sequence[Stated], held_by: int, by: Viewer) -> dict[str, int]:
    """New people, as a source tells of them; gives each subject by the source's own reference."""
    subjects = Subject.objects.bulk_create(
        [Subject(kind=SubjectKind.PERSON, held_by_id=held_by) for _one in people], batch_size=2000
    )
    records = [
        SourceRecord(
            subject=subject, source=source, source_reference=one.reference, name=one.name, born_on=one.born_on
        )
        for subject, one in zip(subjects, people, strict=True)
    ]
    SourceRecord.objects.bulk_create(records, batch_size=2000)
    return {record.source_reference: record.subject_id for record in records}


def correct_people(*, source: str, people: Sequence[Stated], by: Viewer) -> int:
    """A source corrects what it said of people itself; what others say stays. Gives how many records differ now."""
    said = {one.reference: one for one in people}
    differing = []
    for record in SourceRecord.objects.filter(source=source, source_reference__in=said):
        one = said[record.source_reference]
        born_on = one.born_on or record.born_on
        if (record.name, record.born_on) != (one.name, born_on):
            record.name, record.born_on = one.name, born_on
            differing.append(record)
    SourceRecord.objects.bulk_update(differing, ["name", "born_on"], batch_size=500)
    return len(differing)
