"""When a threat is looked at again: months after its moderation, by tier. The numbers are illustrative."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS_BY_TIER = {1: 3, 2: 6, 3: 12, 4: 12, 5: 24}
WITHOUT_TIER = 6


def review_due(tier: int | None, moderated_on: date) -> date:
    """The day by which the threat is reviewed again; a month counts as 30 days here."""
    return moderated_on + timedelta(days=30 * MONTHS_BY_TIER.get(tier or 0, WITHOUT_TIER))
