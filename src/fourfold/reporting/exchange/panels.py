"""The part of a record's own page that says where it stands in the national database, or stood as known then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.reporting.exchange import presenters, working_out
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission


def of_threat(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For a threat's page."""
    return _panel(viewer, Kind.THREAT, subject, moment)


def of_assessment(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For an assessment's page."""
    return _panel(viewer, Kind.ASSESSMENT, subject, moment)


def of_disruption(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For a disruption's page."""
    return _panel(viewer, Kind.DISRUPTION, subject, moment)


def _panel(viewer: Viewer, kind: str, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """None for somebody who does not read the exchange, and for a record that need not stand there."""
    if not viewer.may(Permission.VIEW):
        return None
    # A version says since when it was recorded so; a row of today does not.
    as_of, on = moment if hasattr(subject, "recorded_from") else None, clock.day_of(moment)
    record = getattr(subject, "record", None) or subject.id
    found = working_out.entry(on=on, kind=kind, record=record, as_of=as_of)
    if found is None:
        return None
    return {
        "sentence": presenters.in_a_sentence(found.standing),
        "refused": found.standing.reason,
        "held": found.standing.held,
        "past": as_of is not None,
        "enters": ""
        if found.agency == found.entered_by
        else presenters.who_enters(found.agency, found.entered_by, on, presenters.Words.on(on)),
    }
