"""Reads of subjects and of what sources say of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from fourfold.core.history import past
from fourfold.data.entities.models import SourceRecord, Subject, SubjectKind


def born_on(subject: Subject) -> date | None:
    """The latest date of birth that any source gives: where sources disagree, the younger is the safer."""
    found = SourceRecord.objects.filter(subject=subject, born_on__isnull=False).order_by("-born_on").first()
    return found.born_on if found else None


def births(subject_ids: Collection[int], *, as_of: datetime | None = None) -> dict[int, date]:
    """As `born_on`, for several at once, today or as known at a past moment; who has no date is left out."""
    records = [one for one in past.rows(SourceRecord, as_of, subject_id=subject_ids) if one.born_on]
    return {record.subject_id: record.born_on for record in sorted(records, key=lambda one: one.born_on)}


def names(subject_ids: Collection[int], *, as_of: datetime | None = None) -> dict[int, str]:
    """A name for each subject, as its first source has it, or had it at a past moment."""
    records = past.rows(SourceRecord, as_of, subject_id=subject_ids)
    return {record.subject_id: record.name for record in reversed(records)}


def recognised(source: str, references: Collection[str]) -> dict[str, int]:
    """The subjects of a source's own references, of those that it has told of and the viewer may see.

    By reference alone: whether two names are one person is for people to judge.
    """
    found = SourceRecord.objects.filter(source=source, source_reference__in=references)
    return dict(found.values_list("source_reference", "subject_id"))


def records(subject_ids: Collection[int]) -> list[SourceRecord]:
    """All that sources say of some subjects, the first told first."""
    return list(SourceRecord.objects.filter(subject_id__in=subject_ids).order_by("pk"))


def person(reference: str) -> Subject | None:
    """The person with a reference such as P-0000042, if the viewer may see them."""
    number = reference.strip().upper().removeprefix("P-")
    if not number.isdecimal():
        return None
    return Subject.objects.filter(pk=int(number), kind=SubjectKind.PERSON).first()


def holders(subject_ids: Collection[int]) -> dict[int, int]:
    """The agency that holds each of some subjects, as far as they exist for the viewer."""
    return dict(Subject.objects.filter(pk__in=subject_ids).values_list("pk", "held_by_id"))
