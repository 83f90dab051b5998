"""Rows of sharing: agreements and their parties."""

from fourfold.core.sharing.models.agreements import Agreement, AgreementVersion, Party, terms_of

__all__ = ["Agreement", "AgreementVersion", "Party", "terms_of"]
