"""How long words that were not saved are kept: a dated rule, read from a file."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "keeping.yaml"


@cache
def periods() -> tuple[tuple[date, int], ...]:
    """From which day, for how many days, as shipped; the earliest first."""
    return tuple(sorted((entry["from"], entry["days"]) for entry in yaml.safe_load(FILE.read_text())))


def last_day(on: date) -> date:
    """The last day on which words of a day are kept; that day itself where no rule has begun."""
    days = [number for begins, number in periods() if begins <= on]
    return on + timedelta(days=days[-1] if days else 0)
