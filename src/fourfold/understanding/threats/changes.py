"""What changed on a threat, when, by whom and why: from its versions and its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fourfold.core.access import queries as people
from fourfold.core.history import past
from fourfold.understanding.threats.models import Decision, Facts, ThreatVersion

# What a version carries for the platform's own use; a reader asks about the rest.
OWN = {"edition", "assessment_of_record", "risk_ceiling"}
FIELDS = [field for field in Facts._meta.local_fields if field.name not in OWN]


@dataclass(frozen=True)
class FieldChange:
    """One field: what it was and what it became."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """One recorded version: when the platform learned it, from whom, what differs, and the reason if one was given."""

    moment: datetime
    by: str
    changes: list[FieldChange]
    reason: str


@dataclass(frozen=True)
class FirstKnown:
    """When the platform first learned of a threat, and from whom."""

    moment: datetime
    by: str


def first_version(record: int) -> FirstKnown:
    """The first version of a threat that this viewer sees."""
    first = ThreatVersion.objects.filter(record=record).order_by("recorded_from")[0]
    return FirstKnown(first.recorded_from, people.names([first.recorded_by]).get(first.recorded_by or 0, ""))


def history(record: int, *, until: datetime | None = None) -> list[Change]:
    """Every version of a threat, the newest first, as what changed."""
    versions = list(ThreatVersion.objects.filter(record=record).order_by("recorded_from"))
    versions = [version for version in versions if until is None or version.recorded_from <= until]
    names = people.names([version.recorded_by for version in versions])
    reasons = past.first_versions(Decision, threat_id=record)
    pairs = zip([None, *versions], versions, strict=False)
    found = [
        Change(
            moment=now.recorded_from,
            by=names.get(now.recorded_by or 0, ""),
            changes=differences(was, now) if was else [],
            reason=_reason(now, reasons),
        )
        for was, now in pairs
    ]
    return [change for change in reversed(found) if change.changes or change is found[0]]


def compare(record: int, first: datetime, second: datetime) -> list[FieldChange] | None:
    """The fields in which a threat differs between two moments; None when it was not known at one of them."""
    was, now = (
        ThreatVersion.objects.as_of(moment).filter(record=record).first()
        for moment in sorted((first, second))
    )
    return differences(was, now) if was and now else None


def differences(was: Any, now: Any) -> list[FieldChange]:
    """The fields in which two versions differ."""
    pairs = [(field.name, getattr(was, field.attname), getattr(now, field.attname)) for field in FIELDS]
    return [FieldChange(name, before, after) for name, before, after in pairs if before != after]


def _reason(version: Any, decisions: list[Any]) -> str:
    """The reason of the decision that a version carries out: the last one recorded before it in the same request."""
    same = [one for one in decisions if one.in_request is not None and one.in_request == version.request]
    before = [one for one in same if one.recorded_from <= version.recorded_from]
    return str(before[-1].reason) if before else ""
