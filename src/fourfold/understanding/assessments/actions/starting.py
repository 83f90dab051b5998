"""Beginning: a draft, a second opinion beside one, or going on with somebody else's draft."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import answering, policy, queries, standing
from fourfold.understanding.assessments.actions import drafts
from fourfold.understanding.assessments.actions.keeping import altered, lock
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.rules import states
from fourfold.understanding.assessments.scoring.checks import check_answers
from fourfold.understanding.assessments.scoring.model import Answers
from fourfold.understanding.assessments.scoring.scoring import score
from fourfold.understanding.threats.models import Threat


def start(*, threat: Threat, by: Viewer, at: datetime, because: str = "") -> Assessment:
    """Begin an assessment from the last one's answers, or go on with the one that is open."""
    policy.check_assess(by)
    number = drafts.next_numbers([threat.pk])[threat.pk]
    going_on = queries.open_assessment(threat.pk)
    if going_on is not None:
        return going_on
    # Read again: whoever holds the threat may have read it before the last moderation.
    now = Threat.objects.get(pk=threat.pk)
    if now.merged_into_id is not None:
        raise states.WrongState(_("This threat was merged into another. Assess that one."))
    record = queries.of_record(now)
    assessment = drafts.new(
        threat_id=now.pk, number=number, record=record, at=at, assessor_id=by.user_id, began_because=because
    )
    assessment.save()
    standing.show(now.pk, assessment)
    audit.record(audit.Operation.COLLECTION, "assessment.start", by=by, kind="threat", target=now.reference)
    return assessment


def second_opinion(*, assessment: Assessment, answers: Answers, by: Viewer, at: datetime) -> Assessment:
    """Another assessor's own answers to the same question, kept beside the first; it never counts by itself.

    One for each person: given again, the answers take the place of the earlier ones. The history keeps both.
    """
    lock(assessment)
    _check_second(assessment, by)
    model = answering.scoring_model(assessment.model)
    scored = answering.given(answers)
    states.check_finished(check_answers(model, scored, submitting=False))
    columns = {"answers": answering.to_stored(answers), **drafts.result_columns(score(model, scored))}
    number = drafts.next_numbers([assessment.threat_id])[assessment.threat_id]
    other, is_new = Assessment.objects.update_or_create(
        second_to=assessment,
        assessor_id=by.user_id,
        threat_id=assessment.threat_id,
        defaults={**columns, "edition": F("edition") + 1},
        create_defaults={**columns, "model_id": assessment.model_id, "number": number, "began_at": at},
    )
    other.refresh_from_db()
    operation = audit.Operation.COLLECTION if is_new else audit.Operation.ALTERATION
    audit.record(operation, "assessment.second", by=by, kind="threat", target=other.threat.reference)
    return other


def _check_second(assessment: Assessment, by: Viewer) -> None:
    policy.check_assess(by)
    if by.user_id == assessment.assessor_id:
        raise policy.Refused(_("A second opinion is somebody else's. Ask another analyst."))
    if assessment.second_to_id is not None or assessment.state == State.WITHDRAWN:
        raise states.WrongState(_("A second opinion is given on an assessment that is open or moderated."))


def take_over(*, assessment: Assessment, by: Viewer) -> Assessment:
    """Go on with an open draft that somebody else began; they stay in its history, and do not moderate it."""
    policy.check_assess(by)
    lock(assessment)
    states.check_writable(assessment.state)
    assessment.assessor_id = by.user_id
    assessment.edition += 1
    assessment.save()
    altered("assessment.take over", assessment, by)
    return assessment
