"""Rows of assessments as senders send them, and what became of them, for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.presenters import reasons
from fourfold.data.sources.tests import sending
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.tests.conftest import LEVELS, Scene

MAP = "assessments_cheshire"


def today() -> date:
    """The day of the test."""
    return clock.day_of(clock.read())


def rows(
    levels: dict[str, Any] | None = None, threat: str = "NW-OCG-0001", **more: Any
) -> list[dict[str, Any]]:
    """A row for each criterion, in answer to all of the model's unless `levels` says otherwise."""
    given = {
        "assessment_reference": "A-1", "threat_reference": threat, "model_code": "tactical", "model_version": "1.2",
        "assessed_on": today() - timedelta(days=3), "assessor_name": "E Loxley", "reason": "log 41",
        "said_on": today() - timedelta(days=2), **more,
    }  # fmt: skip
    return [{**given, "criterion": code, "answer": level} for code, level in (levels or LEVELS).items()]


def load(
    scene: Scene, *sent: dict[str, Any], by: Viewer | None = None, name: str = MAP, file_name: str = ""
) -> Batch:
    """A file of these rows, loaded by the analyst of the scene or by somebody else."""
    return sending.loaded(by or scene.analyst, name, *sent, file_name=file_name)


def counts(batch: Batch) -> tuple[int | None, ...]:
    """How many rows were new, changed, the same, held back."""
    return batch.added, batch.changed, batch.unchanged, batch.held


def every(scene: Scene, by: Viewer | None = None) -> list[Assessment]:
    """Every assessment that the analyst sees, in the order in which they were begun."""
    with viewing(by or scene.analyst):
        found = Assessment.objects.select_related("threat", "model", "assessor", "moderator")
        return list(found.order_by("pk"))


def held_sentences(scene: Scene, by: Viewer | None = None) -> list[tuple[str, str]]:
    """The heading and the sentence of each row that was held back, in order."""
    with viewing(by or scene.analyst):
        kept = [reasons(row.reasons)[0] for row in HeldRow.objects.order_by("pk")]
        return [(reason.heading, str(reason.said)) for reason in kept]
