"""A challenge lapses when what it challenges no longer stands; who raised it reads why."""

from __future__ import annotations

from datetime import datetime

from fourfold.understanding.assessments.models import Challenge


def lapse(assessment_ids: list[int], because: str, at: datetime) -> None:
    """End the undecided challenges to these assessments, with the reason."""
    waiting = Challenge.objects.filter(assessment_id__in=assessment_ids, outcome="")
    waiting.update(outcome="lapsed", decided_reason=because, decided_at=at)
