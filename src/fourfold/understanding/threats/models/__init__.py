"""Threats, what hangs on them, decisions on them, and what belongs to none."""

from fourfold.understanding.threats.models.attached import (
    AffectedPlace,
    Attached,
    ExploitationCheck,
    ExternalReference,
    LinkedPerson,
    Office,
    Officer,
)
from fourfold.understanding.threats.models.briefs import Brief
from fourfold.understanding.threats.models.decisions import Act, Decision, DecisionRequest, Outcome
from fourfold.understanding.threats.models.own import ReferenceCounter, SavedView
from fourfold.understanding.threats.models.threat import (
    Facts,
    Kind,
    Listed,
    Moderation,
    Threat,
    ThreatSlice,
    ThreatVersion,
)

__all__ = [
    "Act",
    "AffectedPlace",
    "Attached",
    "Brief",
    "Decision",
    "DecisionRequest",
    "ExploitationCheck",
    "ExternalReference",
    "Facts",
    "Kind",
    "LinkedPerson",
    "Listed",
    "Moderation",
    "Office",
    "Officer",
    "Outcome",
    "ReferenceCounter",
    "SavedView",
    "Threat",
    "ThreatSlice",
    "ThreatVersion",
]
