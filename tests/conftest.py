"""Tests outside the capabilities use the same fixtures as those inside."""

from fourfold.conftest import as_owner, browse, codes, person, quick_hashes, register

__all__ = ["as_owner", "browse", "codes", "person", "quick_hashes", "register"]
