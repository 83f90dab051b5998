"""Disruptions, and what hangs on them: threats, results, people."""

from fourfold.tackling.disruptions.models.assurance import Decision, Followup, Meeting
from fourfold.tackling.disruptions.models.attached import Against, AgainstVersion, Involved, Result, ToldApart
from fourfold.tackling.disruptions.models.codes import Category, FourPs, Role, Standing
from fourfold.tackling.disruptions.models.disruption import (
    Disruption,
    DisruptionSlice,
    DisruptionVersion,
    Listed,
)

__all__ = [
    "Against",
    "AgainstVersion",
    "Category",
    "Decision",
    "Disruption",
    "DisruptionSlice",
    "DisruptionVersion",
    "Followup",
    "FourPs",
    "Involved",
    "Listed",
    "Meeting",
    "Result",
    "Role",
    "Standing",
    "ToldApart",
]
