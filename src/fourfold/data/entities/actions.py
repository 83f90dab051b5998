"""Writes of subjects: what is typed on the platform is one more source."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import Viewer
from fourfold.data.entities.models import SourceRecord, Subject, SubjectKind

PLATFORM = "typed on Fourfold"


def add_person(
    *, name: str, born_on: date | None, held_by: int, by: Viewer, source: str = PLATFORM
) -> Subject:
    """A new person, as somebody typed them."""
    subject = Subject.objects.create(kind=SubjectKind.PERSON, held_by_id=held_by)
    SourceRecord.objects.create(subject=subject, source=source, name=name, born_on=born_on)
    return subject
