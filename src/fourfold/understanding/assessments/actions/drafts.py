"""Drafts: the next number, the model in force, and the last record's answers as far as that model knows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import OPEN, Assessment, ModelFile
from fourfold.understanding.assessments.rules.states import WrongState
from fourfold.understanding.assessments.scoring.changes import carry
from fourfold.understanding.assessments.scoring.scoring import Score, score
from fourfold.understanding.threats.models import Threat


class NoModel(WrongState):
    """No scoring model is in force, so nothing can be scored."""

    def __init__(self) -> None:
        super().__init__(_("No tactical model is in force today. Ask the ROCTA unit to adopt one."))


def new(*, threat_id: int, number: int, record: Assessment | None, at: datetime, **more: Any) -> Assessment:
    """A draft, not yet stored. What the model in force has no criterion or level for is left to be answered."""
    model_file = in_force(at)
    model = answering.scoring_model(model_file)
    answers = carry(model, answering.from_stored(record.answers)) if record else {}
    return Assessment(
        threat_id=threat_id,
        model=model_file,
        number=number,
        answers=answering.to_stored(answers),
        began_at=at,
        **result_columns(score(model, answers)),
        **more,
    )


def in_force(at: datetime) -> ModelFile:
    """The tactical model of the day; NoModel in words when there is none."""
    try:
        return queries.model_in_force("tactical", clock.day_of(at))
    except ModelFile.DoesNotExist:
        raise NoModel from None


def next_numbers(threat_ids: list[int]) -> dict[int, int]:
    """The next free number of each threat; the threats stay locked, so that no number is given twice."""
    list(Threat.objects.select_for_update().filter(pk__in=threat_ids).order_by("pk").values_list("pk"))
    last = (
        Assessment.objects.filter(threat_id__in=threat_ids)
        .values_list("threat_id")
        .annotate(last=Max("number"))
    )
    return dict.fromkeys(threat_ids, 1) | {threat_id: number + 1 for threat_id, number in last}


def begin_again(records: list[Assessment], *, because: str, by: Viewer, at: datetime) -> None:
    """A draft for each threat whose record is in question, given to the record's assessor; an open one goes on."""
    threat_ids = [record.threat_id for record in records]
    numbers = next_numbers(threat_ids)
    busy = set(
        Assessment.objects.filter(
            threat_id__in=threat_ids, state__in=OPEN, second_to__isnull=True
        ).values_list("threat_id", flat=True)
    )  # fmt: skip
    begun = [
        new(threat_id=record.threat_id, number=numbers[record.threat_id], record=record, at=at,
            assessor_id=record.assessor_id, began_because=because)
        for record in records
        if record.threat_id not in busy
    ]  # fmt: skip
    Assessment.objects.bulk_create(begun)
    if begun:
        only = begun[0].threat.reference if len(begun) == 1 else ""
        audit.record(
            audit.Operation.COLLECTION, "assessment.start", by=by, kind="threat", target=only, rows=len(begun)
        )


def result_columns(result: Score) -> dict[str, Any]:
    """What is kept of a score beside the answers, for lists and comparisons."""
    grade = result.position.grade
    return {
        "risk": result.risk,
        "lowest": result.lowest,
        "highest": result.highest,
        "tier_worked_out": result.tier.number if result.tier else None,
        "confidence": result.confidence,
        "position": grade.code if grade else "",
    }
