"""Disruptions, and what hangs on them: threats, results, people."""

from fourfold.tackling.disruptions.models.attached import Against, AgainstVersion, Involved, Result, ToldApart
from fourfold.tackling.disruptions.models.disruption import (
    Category,
    Disruption,
    DisruptionSlice,
    DisruptionVersion,
    FourPs,
    Listed,
    Role,
    Standing,
)

__all__ = [
    "Against",
    "AgainstVersion",
    "Category",
    "Disruption",
    "DisruptionSlice",
    "DisruptionVersion",
    "FourPs",
    "Involved",
    "Listed",
    "Result",
    "Role",
    "Standing",
    "ToldApart",
]
