"""What changed between a submission that somebody read and what stands now."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.assessments.scoring.changes import material_changes
from fourfold.understanding.assessments.scoring.model import Material, ScoringModel
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.models import Threat


def since(one: Assessment, digest: str) -> list[str]:
    """Every change since the submission with that digest, as sentences; [] when no submission had it."""
    read = one.reviews.filter(act=Review.Act.SUBMIT, digest=digest).order_by("-pk").first()
    if read is None:
        return []
    before = threats.by_id(one.threat_id, as_of=read.at)
    now = Assessment.objects.get(pk=one.pk)
    found = material_changes(
        _all_counts(answering.scoring_model(now.model)),
        answering.from_stored(read.answers),
        answering.from_stored(now.answers),
        answering.facts_of(before) if before else {},
        answering.facts_of(Threat.objects.get(pk=one.threat_id)),
    )
    return [change.sentence for change in found] + _other_tier(read, now)


def _other_tier(read: Review, now: Assessment) -> list[str]:
    """That another tier counts now, where the answers alone would not have moved it."""
    if read.tier == now.tier or now.tier_override is None:
        return []
    said = {"tier": now.tier_override, "reason": now.override_reason}
    return [_("Tier %(tier)s is asked for now, because: %(reason)s") % said]


def _all_counts(model: ScoringModel) -> ScoringModel:
    """Whoever read a version reads every change to it, also to what the model does not call material."""
    codes = frozenset(criterion.code for criterion in model.criteria)
    return replace(model, material=Material(codes, reason=True, evidence=True, threat=model.material.threat))
