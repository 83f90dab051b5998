"""Reads of subjects and of what sources say of them."""

from __future__ import annotations

from datetime import date

from fourfold.data.entities.models import SourceRecord, Subject, SubjectKind


def born_on(subject: Subject) -> date | None:
    """The latest date of birth that any source gives: where sources disagree, the younger is the safer."""
    found = SourceRecord.objects.filter(subject=subject, born_on__isnull=False).order_by("-born_on").first()
    return found.born_on if found else None


def names(subject_ids: list[int]) -> dict[int, str]:
    """A name for each subject, as its first source has it."""
    records = SourceRecord.objects.filter(subject_id__in=subject_ids).order_by("-pk")
    return {record.subject_id: record.name for record in records}


def person(reference: str) -> Subject | None:
    """The person with a reference such as P-0000042, if the viewer may see them."""
    number = reference.strip().upper().removeprefix("P-")
    if not number.isdecimal():
        return None
    return Subject.objects.filter(pk=int(number), kind=SubjectKind.PERSON).first()
