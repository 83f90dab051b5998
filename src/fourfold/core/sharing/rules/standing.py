"""What holds of standing access: narrow, for one purpose, under an agreement that ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold.core.sharing.rules.agreements import Broken

# Codes of the list `standing_access`.
NONE, VICTIMS = "", "victims"
LONGEST = timedelta(days=366)
PURPOSE, KIND = "victim_support", "victim"


def check(
    standing: str,
    *,
    ends_on: date | None,
    starts_on: date,
    purposes: Collection[str],
    kinds: Collection[str],
    sensitive: bool,
) -> None:
    """Standing access ends within a year, is for the support of victims, and covers who they are."""
    if standing == NONE:
        return
    if ends_on is None or ends_on - starts_on > LONGEST:
        raise Broken(_("Standing access ends within a year. Give the last day."))
    if PURPOSE not in purposes or KIND not in kinds or not sensitive:
        raise Broken(
            _(
                "Standing access to victims is for their support: choose that purpose, who may be a victim, and "
                "SENSITIVE."
            )
        )
