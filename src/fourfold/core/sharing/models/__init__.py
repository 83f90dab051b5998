"""Rows of sharing: agreements and their parties, editions, and what went to whom."""

from fourfold.core.sharing.models.agreements import Agreement, AgreementVersion, Party, terms_of
from fourfold.core.sharing.models.disclosures import Action, Correction, Disclosure, Standing
from fourfold.core.sharing.models.editions import Edition

__all__ = [
    "Action",
    "Agreement",
    "AgreementVersion",
    "Correction",
    "Disclosure",
    "Edition",
    "Party",
    "Standing",
    "terms_of",
]
