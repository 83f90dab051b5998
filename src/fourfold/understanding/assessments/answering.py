"""Answers between their stored form, the form that people fill in, and the scoring engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from fourfold.understanding.assessments.models import Assessment, ModelFile
from fourfold.understanding.assessments.scoring.encoding import digest
from fourfold.understanding.assessments.scoring.model import Answer, Answers, ScoringModel
from fourfold.understanding.assessments.scoring.reading import read_model
from fourfold.understanding.threats.models import Threat

THREAT_FACTS = ("kind", "threat_areas", "owner")


def scoring_model(file: ModelFile) -> ScoringModel:
    """The model that an adopted file holds."""
    return _read(file.text)


@lru_cache(maxsize=32)
def _read(text: str) -> ScoringModel:
    return read_model(text, threat_facts=THREAT_FACTS)


def in_force(file: ModelFile, on: date) -> bool:
    """Whether a model's own days include this one."""
    return scoring_model(file).in_force(on)


def from_stored(stored: Mapping[str, Mapping[str, Any]]) -> Answers:
    """Answers as the engine takes them."""
    return {
        code: Answer(said["level"], said.get("reason", ""), tuple(said.get("evidence", ())))
        for code, said in stored.items()
        if said.get("level")
    }


def to_stored(answers: Answers) -> dict[str, dict[str, Any]]:
    """Answers as they are kept."""
    return {
        code: {"level": answer.level, "reason": answer.reason, "evidence": list(answer.evidence)}
        for code, answer in answers.items()
    }


def given(answers: Answers) -> dict[str, Answer]:
    """The answers with a level. A reason without one is kept in a draft, since words are never lost, and not scored."""
    return {code: answer for code, answer in answers.items() if answer.level}


def facts_of(threat: Threat) -> dict[str, object]:
    """The facts of a threat that a model may call material, by the names that models use."""
    areas = {area for area in (threat.main_area, *threat.further_areas) if area}
    return {"kind": threat.kind, "threat_areas": frozenset(areas), "owner": threat.owner_agency_id}


def digest_of(assessment: Assessment) -> str:
    """The digest of an assessment as it stands: model, answers, another tier asked for, the threat's facts now."""
    model, answers = scoring_model(assessment.model), from_stored(assessment.answers)
    tier = assessment.tier_override
    override = (tier, assessment.override_reason) if tier is not None else None
    return digest(model, answers, facts_of(assessment.threat), override)


# Which of a threat's own columns stand behind each fact: a change to one of them may be material.
COLUMNS = {
    "kind": ("kind",),
    "threat_areas": ("main_area", "further_areas"),
    "owner": ("owner_agency_id",),
}
