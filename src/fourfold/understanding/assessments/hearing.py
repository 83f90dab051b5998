"""What assessments do when threats change below them."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.understanding.assessments import answering, standing
from fourfold.understanding.assessments.actions import drafts
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat


def threats_changed(*, ids: list[int], fields: list[str], by: Viewer, at: datetime) -> None:
    """A material fact changed after moderation: mark the threats, and start a draft for each without one."""
    records = Assessment.objects.filter(
        pk__in=Threat.objects.filter(pk__in=ids, assessment_of_record__isnull=False).values(
            "assessment_of_record"
        )
    ).select_related("model", "threat")
    questioned = [record for record in records if _is_material(record, fields)]
    if questioned:
        standing.put_in_question([record.threat_id for record in questioned])
        because = str(_("A material fact of the threat changed after moderation."))
        drafts.begin_again(questioned, because=because, by=by, at=at)


def _is_material(record: Assessment, fields: list[str]) -> bool:
    """Whether the model of the record calls a changed fact material. A file names columns that may have changed, so
    the sealed digest decides: facts that came out the same do not put a moderation in question."""
    model = answering.scoring_model(record.model)
    columns = {column for fact in model.material.threat for column in answering.COLUMNS[fact]}
    if not columns.intersection(fields):
        return False
    now = answering.digest_of(record)
    return now != record.digest
