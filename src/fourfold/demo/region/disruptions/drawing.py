"""What an agency says of a disruption when it first sends it, by the columns of the intake."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from fourfold.demo.invented import disruptions as stories
from fourfold.demo.region.disruptions.days import Dates
from fourfold.demo.region.disruptions.quotas import PS

GRADES, GRADE_SHARES = ("minor", "moderate", "major"), (70, 24, 6)
# What is claimed at first by fates that say so themselves.
CLAIMED = {
    "none": "none",
    "negative": "negative",
    "raised": "none",
    "lowered": "minor",
    "lowered_last": "minor",
}


def facts(
    dice: Random, fate: str, key: str, sender: str, main_p: str, dates: Dates, threats: Sequence[str]
) -> dict[str, Any]:
    """One disruption's columns, by our names; agencies by their codes."""
    further = [p for p in PS if p != main_p and dice.random() < 0.06]
    return {
        "sender_reference": key,
        "agency": sender,
        "role": "support" if fate == "support" else "lead",
        "benefits": "",
        "event_on": dates.event_on,
        "event_ends_on": None,
        "record_date": dates.record_date,
        "main_p": main_p,
        "further_ps": further,
        "claimed": CLAIMED.get(fate) or dice.choices(GRADES, GRADE_SHARES)[0],
        "threat_references": list(threats),
        "apmis_reference": f"D{dice.randint(1_000_000, 9_999_999)}" if dice.random() < 0.5 else "",
        "evidence": f"Log {dice.randint(1000, 9999)}" if dice.random() < 0.6 else "",
        **stories.told(dice, main_p),
    }
