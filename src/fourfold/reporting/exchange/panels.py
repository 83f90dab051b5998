"""The part of a record's own page that says where it stands in the national database."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.reporting.exchange import presenters, queries
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat


def of_threat(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For a threat's page of today: the past is not said, since what is derived is derived from today's record."""
    if not viewer.may(Permission.VIEW) or not isinstance(subject, Threat):
        return None
    return _panel(Kind.THREAT, subject.pk, clock.day_of(moment))


def of_assessment(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For an assessment's page of today."""
    if not viewer.may(Permission.VIEW) or not isinstance(subject, Assessment):
        return None
    return _panel(Kind.ASSESSMENT, subject.pk, clock.day_of(moment))


def of_disruption(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """For a disruption's page of today."""
    if not viewer.may(Permission.VIEW) or not isinstance(subject, Disruption):
        return None
    return _panel(Kind.DISRUPTION, subject.pk, clock.day_of(moment))


def _panel(kind: str, record: int, on: date) -> dict[str, Any] | None:
    found = queries.entry(on=on, kind=kind, record=record)
    if found is None:
        return None
    return {
        "sentence": presenters.in_a_sentence(found.standing),
        "refused": found.standing.reason,
        "held": found.standing.held,
        "enters": ""
        if found.agency == found.entered_by
        else presenters.who_enters(found.agency, found.entered_by, on, presenters.Words.on(on)),
    }
