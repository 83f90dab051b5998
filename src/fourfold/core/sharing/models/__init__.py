"""Rows of sharing: agreements and their parties, editions, and what went to whom."""

from fourfold.core.sharing.models.agreements import Agreement, AgreementVersion, Party, terms_of
from fourfold.core.sharing.models.contacts import Contact
from fourfold.core.sharing.models.disclosures import Action, Correction, Disclosure, Standing
from fourfold.core.sharing.models.editions import Edition
from fourfold.core.sharing.models.given import Given, Use

__all__ = [
    "Action",
    "Agreement",
    "AgreementVersion",
    "Contact",
    "Correction",
    "Disclosure",
    "Edition",
    "Given",
    "Party",
    "Standing",
    "Use",
    "terms_of",
]
