"""An assessor's part: start, save, submit, withdraw, and give a second opinion."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.assessments import answering, policy, queries, standing
from fourfold.understanding.assessments.models import Assessment, Review, State
from fourfold.understanding.assessments.rules import states
from fourfold.understanding.assessments.scoring.checks import Finding, check_answers
from fourfold.understanding.assessments.scoring.model import Answers
from fourfold.understanding.assessments.scoring.scoring import Score, score
from fourfold.understanding.threats.models import Threat


class Unfinished(Exception):
    """What has to be mended before an assessment can be submitted."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(finding.sentence for finding in findings))
        self.findings = findings


class Clash(Exception):
    """The assessment was saved elsewhere after it was opened."""

    def __init__(self) -> None:
        super().__init__(_("This was saved elsewhere after you opened it. Your words are kept. Compare and choose."))


def start(*, threat: Threat, by: Viewer, at: datetime, because: str = "") -> Assessment:
    """Begin an assessment from the last one's answers, or go on with the one that is open."""
    policy.check_assess(by)
    going_on = queries.open_assessment(threat.pk)
    if going_on is not None:
        return going_on
    last = queries.of_record(threat)
    assessment = Assessment.objects.create(
        threat=threat,
        model=queries.model_in_force("tactical", clock.day_of(at)),
        number=_next_number(threat),
        answers=last.answers if last else {},
        assessor_id=by.user_id,
        began_at=at,
        began_because=because,
    )
    standing.show(threat.pk, assessment)
    audit.record(audit.Operation.COLLECTION, "assessment.start", by=by, kind="threat", target=threat.reference)
    return assessment


def second_opinion(*, assessment: Assessment, answers: Answers, by: Viewer, at: datetime) -> Assessment:
    """Another assessor's own answers to the same question, kept beside the first; it never counts by itself."""
    policy.check_assess(by)
    if by.user_id == assessment.assessor_id:
        raise policy.Refused(_("A second opinion is somebody else's. Ask another analyst."))
    other = Assessment.objects.create(
        threat_id=assessment.threat_id,
        model_id=assessment.model_id,
        number=_next_number(assessment.threat),
        answers=answering.to_stored(answers),
        assessor_id=by.user_id,
        began_at=at,
        second_to=assessment,
    )
    audit.record(audit.Operation.COLLECTION, "assessment.second", by=by, kind="threat", target=other.threat.reference)
    return other


def save(*, assessment: Assessment, opened: int, answers: Answers, by: Viewer, at: datetime) -> Assessment:
    """Keep what is written so far, complete or not. Raises Clash when another edition stands."""
    policy.check_own_draft(by, assessment.assessor_id)
    states.check_writable(assessment.state)
    result = score(answering.scoring_model(assessment.model), answers)
    saved = Assessment.objects.filter(pk=assessment.pk, edition=opened).update(
        answers=answering.to_stored(answers), edition=F("edition") + 1, **result_columns(result)
    )
    if not saved:
        raise Clash
    audit.record(
        audit.Operation.ALTERATION, "assessment.save", by=by, kind="threat", target=assessment.threat.reference
    )
    return Assessment.objects.get(pk=assessment.pk)


def submit(*, assessment: Assessment, by: Viewer, at: datetime, override: tuple[int, str] | None = None) -> Assessment:
    """Hand a finished assessment to its moderator, sealed by the digest of exactly what is in it.

    `override` is (tier, reason): another tier than the one worked out. It takes a reason, and counts only once
    somebody else, the moderator, agrees.
    """
    policy.check_own_draft(by, assessment.assessor_id)
    states.check_move(assessment.state, State.SUBMITTED)
    model, answers = answering.scoring_model(assessment.model), answering.from_stored(assessment.answers)
    findings = check_answers(model, answers, submitting=True)
    if override and not override[1].strip():
        findings.append(Finding("", _("Give a reason for a tier other than the one worked out.")))
    if findings:
        raise Unfinished(findings)
    assessment.state, assessment.submitted_at = State.SUBMITTED, at
    assessment.tier_override, assessment.override_reason = override or (None, "")
    assessment.digest = answering.digest_of(assessment)
    assessment.edition += 1
    for name, value in result_columns(score(model, answers)).items():
        setattr(assessment, name, value)
    assessment.save()
    reviewed(assessment, Review.Act.SUBMIT, "", by, at)
    standing.show(assessment.threat_id, assessment)
    audit.record(
        audit.Operation.ALTERATION, "assessment.submit", by=by, kind="threat", target=assessment.threat.reference
    )
    return assessment


def withdraw(*, assessment: Assessment, reason: str, by: Viewer, at: datetime) -> Assessment:
    """Take an assessment back. Withdrawing the one of record leaves the threat without a tier, until the next."""
    policy.check_assess(by)
    states.check_move(assessment.state, State.WITHDRAWN)
    assessment.state = State.WITHDRAWN
    assessment.edition += 1
    assessment.save()
    reviewed(assessment, Review.Act.WITHDRAW, reason, by, at)
    standing.withdraw(assessment.threat, assessment)
    audit.record(
        audit.Operation.ALTERATION, "assessment.withdraw", by=by, kind="threat", target=assessment.threat.reference
    )
    return assessment


def take_over(*, assessment: Assessment, by: Viewer) -> Assessment:
    """Go on with an open draft that somebody else began; they stay in its history."""
    policy.check_assess(by)
    states.check_writable(assessment.state)
    assessment.assessor_id = by.user_id  # type: ignore[assignment]
    assessment.edition += 1
    assessment.save()
    audit.record(
        audit.Operation.ALTERATION, "assessment.take over", by=by, kind="threat", target=assessment.threat.reference
    )
    return assessment


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


def reviewed(assessment: Assessment, act: str, reason: str, by: Viewer, at: datetime) -> Review:
    """Record what somebody did with an assessment, with the digest and the answers that they did it to."""
    return Review.objects.create(
        threat_id=assessment.threat_id,
        assessment=assessment,
        act=act,
        reason=reason,
        by_id=by.user_id,
        by_agency_id=by.agency_id,
        at=at,
        digest=assessment.digest,
        answers=assessment.answers,
        risk=assessment.risk,
        tier=assessment.tier,
    )


def _next_number(threat: Threat) -> int:
    # Locked, so that two who start at once do not take the same number.
    Threat.objects.select_for_update().only("id").get(pk=threat.pk)
    last = Assessment.objects.filter(threat=threat).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1

