"""When a tier other than the one worked out may be asked for: with a reason, and it is really another."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.understanding.assessments.scoring.checks import Finding
from fourfold.understanding.assessments.scoring.model import ScoringModel
from fourfold.understanding.assessments.scoring.scoring import Score

TIER, REASON = "override-tier", "override-reason"


def findings(model: ScoringModel, score: Score, tier: int, reason: str) -> list[Finding]:
    """What is wrong with an override; that another person agrees is the moderator's part."""
    found = []
    if tier not in {one.number for one in model.tiers}:
        found.append(Finding(TIER, _("Choose a tier of this model.")))
    elif score.tier and tier == score.tier.number:
        found.append(
            Finding(TIER, _("Tier %(tier)s is the one worked out. Choose another, or none.") % {"tier": tier})
        )
    if not reason.strip():
        found.append(Finding(REASON, _("Give a reason for a tier other than the one worked out.")))
    return found
