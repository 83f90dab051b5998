"""The standing that a threat shows in lists: that of its assessment of record.

The last moderated assessment stays of record until the next is moderated or it is withdrawn. So a draft never lowers
a region's count; before there is any record, the list shows where the first draft stands.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F

from fourfold.core.history import clock
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.rules.reviewing import review_due
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Moderation, Threat

NOTHING: dict[str, Any] = {"tier": None, "risk": None, "risk_ceiling": None, "confidence": ""}


def show(threat_id: int, assessment: Assessment) -> None:
    """A draft, submission or return: shown only while no assessment is of record. A second opinion is never shown."""
    without_record = Threat.objects.filter(pk=threat_id, assessment_of_record__isnull=True)
    if assessment.second_to_id is None and without_record.exists():
        recording.set_standing(threat_ids=[threat_id], standing={"moderation": assessment.state})


def show_several(assessments: list[Assessment]) -> None:
    """As `show`, for many threats at once: each shown where its draft or submission stands."""
    for state in {one.state for one in assessments}:
        of_state = [one.threat_id for one in assessments if one.state == state and one.second_to_id is None]
        unrecorded = Threat.objects.filter(pk__in=of_state, assessment_of_record__isnull=True)
        recording.set_standing(
            threat_ids=list(unrecorded.values_list("pk", flat=True)), standing={"moderation": state}
        )


def stand(assessment: Assessment) -> None:
    """A moderated assessment becomes the one of record."""
    assert assessment.moderated_at is not None  # the database holds moderated to who and when
    recording.set_standing(
        threat_ids=[assessment.threat_id],
        standing={
            "tier": assessment.tier,
            "risk": assessment.risk,
            "risk_ceiling": assessment.highest,
            "confidence": assessment.confidence,
            "moderation": Moderation.MODERATED,
            "changed_since_moderation": False,
            "assessment_of_record": assessment.pk,
            "review_due": review_due(assessment.tier, clock.day_of(assessment.moderated_at)),
            "edition": F("edition") + 1,
        },
    )


def withdraw(threat: Threat, assessment: Assessment) -> None:
    """A withdrawn record leaves the threat without tier or risk, at the draft that is open if there is one.

    What stood before it was replaced by it and does not come back. Another than the record leaves the record as it is.
    """
    if threat.assessment_of_record not in (None, assessment.pk):
        return
    going_on = queries.open_assessment(threat.pk)
    now = going_on.state if going_on else Moderation.WITHDRAWN
    standing = {**NOTHING, "moderation": now, "assessment_of_record": None, "changed_since_moderation": False}
    recording.set_standing(threat_ids=[threat.pk], standing=standing)


def put_in_question(threat_ids: list[int]) -> None:
    """A material fact changed after moderation: the record stands, and says so."""
    recording.set_standing(threat_ids=threat_ids, standing={"changed_since_moderation": True})
