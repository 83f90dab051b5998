"""The standing of a threat, worked out from the history of its assessments, one version after another."""

from __future__ import annotations

from typing import Any

from django.db import connection

from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.assessments.scoring.encoding import digest
from fourfold.understanding.threats.models import Threat, ThreatVersion

FIELDS = (
    "tier", "risk", "risk_ceiling", "confidence", "moderation", "changed_since_moderation", "assessment_of_record",
)  # fmt: skip


def shown(threat_id: int) -> dict[str, Any]:
    """What the list shows of a threat."""
    return Threat.objects.values(*FIELDS).get(pk=threat_id)


def worked_out(threat_id: int) -> dict[str, Any]:
    """The same, from history alone."""
    record, states = None, {}
    for version in _versions(threat_id):
        before = states.get(version["id"])
        states[version["id"]] = version["state"]
        if version["state"] == "moderated" and before != "moderated":
            record = version
        if version["state"] == "withdrawn" and record and record["id"] == version["id"]:
            record = None
    if record is None:
        return {**dict.fromkeys(FIELDS), "confidence": "", "changed_since_moderation": False,
                "moderation": _without_record(list(states.values()))}  # fmt: skip
    override = record["tier_override"]
    return {
        "tier": record["tier_worked_out"] if override is None else override,
        "risk": record["risk"],
        "risk_ceiling": record["highest"],
        "confidence": record["confidence"],
        "moderation": "moderated",
        "changed_since_moderation": _in_question(record),
        "assessment_of_record": record["id"],
    }


def _without_record(states: list[str]) -> str:
    going_on = [state for state in states if state in ("draft", "submitted", "returned")]
    return going_on[0] if going_on else "withdrawn" if states else "none"


def _in_question(record: dict[str, Any]) -> bool:
    """A material fact was ever another since, or a challenge to the moderation succeeded."""
    assessment = Assessment.objects.select_related("model").get(pk=record["id"])
    model, answers = answering.scoring_model(assessment.model), answering.from_stored(assessment.answers)
    override = (assessment.tier_override, assessment.override_reason) if assessment.tier_override else None
    later = ThreatVersion.objects.filter(record=assessment.threat_id, recorded_to__gt=record["recorded_from"])
    sealed = {digest(model, answers, answering.facts_of(version), override) for version in later}
    if sealed - {assessment.digest}:
        return True
    acts = list(Review.objects.filter(assessment=assessment).order_by("pk").values_list("act", flat=True))
    made = max(
        place for place, act in enumerate(acts) if act in ("agree", "overturn") and act == _maker(acts)
    )
    return "overturn" in acts[made + 1 :]


def _maker(acts: list[str]) -> str:
    return "agree" if "agree" in acts else "overturn"


def _versions(threat_id: int) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from assessments_assessment_hist where threat_id = %s and second_to_id is null"
            " order by recorded_from, hid",
            [threat_id],
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
