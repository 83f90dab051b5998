"""What the page of a record says of its restriction, and where that is changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted import marking, queries
from fourfold.core.restricted.models import Mode
from fourfold.core.restricted.policy import Permission
from fourfold.resourcing.restricting import presenters


def of_threat(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """On the page of a threat."""
    return _panel(viewer, "threat", threat, threat.reference, threat.owner_agency_id)


def of_disruption(viewer: Viewer, disruption: Any, moment: datetime) -> dict[str, Any] | None:
    """On the page of a disruption."""
    return _panel(viewer, "disruption", disruption, disruption.reference, disruption.agency_id)


def of_operation(viewer: Viewer, operation: Any, moment: datetime) -> dict[str, Any] | None:
    """On the page of an operation."""
    return _panel(viewer, "operation", operation, str(operation.record), operation.owner_agency_id)


def of_report(viewer: Viewer, report: Any, moment: datetime) -> dict[str, Any] | None:
    """On the page of an officer's report."""
    return _panel(viewer, "report", report, report.reference, report.agency_id)


def marking_of_threat(viewer: Viewer, threat: Any, moment: datetime) -> dict[str, Any] | None:
    """How a threat is marked."""
    return _marking(viewer, "threat", threat, threat.reference, threat.owner_agency_id, moment)


def marking_of_disruption(viewer: Viewer, disruption: Any, moment: datetime) -> dict[str, Any] | None:
    """How a disruption is marked."""
    return _marking(viewer, "disruption", disruption, disruption.reference, disruption.agency_id, moment)


def marking_of_operation(viewer: Viewer, operation: Any, moment: datetime) -> dict[str, Any] | None:
    """How an operation is marked."""
    return _marking(viewer, "operation", operation, str(operation.record), operation.owner_agency_id, moment)


def marking_of_report(viewer: Viewer, report: Any, moment: datetime) -> dict[str, Any] | None:
    """How an officer's report is marked."""
    return _marking(viewer, "report", report, report.reference, report.agency_id, moment)


def _marking(
    viewer: Viewer, kind: str, record: Any, written: str, owner_id: int, moment: datetime
) -> dict[str, Any] | None:
    """Nothing where a record was never marked and the viewer could not: it is OFFICIAL."""
    past = hasattr(record, "recorded_from")
    stands = marking.of(kind, record.record, as_of=moment if past else None)
    may = not past and marking.can_mark(viewer, owner_id)
    if stands is None and not may:
        return None
    return {
        "kind": kind,
        "reference": written,
        "marking": marking.in_words(stands),
        "instructions": stands.instructions if stands else "",
        "conditions": stands.conditions if stands else "",
        "may_mark": may,
    }


def _panel(viewer: Viewer, kind: str, record: Any, written: str, owner_id: int) -> dict[str, Any] | None:
    """Nothing on a page of the past: restricting is of today, and hides the past too."""
    if hasattr(record, "recorded_from"):
        return None
    held = queries.restriction(kind, record.record) if viewer.compartments else None
    listed = held is not None and held.compartment.mode != Mode.OPEN
    keeps = held is not None and held.compartment_id in viewer.write_compartments
    may = viewer.may(Permission.RESTRICT) and not listed and (keeps or owner_id in viewer.write_agencies)
    return {
        "kind": kind,
        "reference": written,
        "restricted": listed,
        "contact": held.compartment.contact.name if held and held.compartment.contact else "",
        "others": presenters.others(held.compartment.mode) if held else "",
        "number": held.pk if held and keeps and viewer.may(Permission.MEMBERS) else None,
        "may_restrict": may,
    }
