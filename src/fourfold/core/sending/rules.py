"""How long words and receipts are kept, and how long the same words are asked about: a dated rule, read from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "keeping.yaml"


@dataclass(frozen=True)
class Period:
    """How long things are kept from a day on."""

    begins: date
    kept: timedelta = timedelta()
    asked_about: timedelta = timedelta()


@cache
def periods() -> tuple[Period, ...]:
    """The rule as shipped, the earliest first."""
    read = yaml.safe_load(FILE.read_text())
    found = (
        Period(line["from"], timedelta(days=line["days"]), timedelta(minutes=line["minutes"]))
        for line in read
    )
    return tuple(sorted(found, key=lambda period: period.begins))


def last_day(on: date) -> date:
    """The last day on which words of a day are kept; that day itself where no rule has begun."""
    return on + _period(on).kept


def asked_about_since(at: datetime, on: date) -> datetime:
    """From which moment on something saved is recent enough to ask whether it is meant twice."""
    return at - _period(on).asked_about


def stand_in(earlier: Mapping[str, Sequence[str]], later: Mapping[str, Sequence[str]]) -> bool:
    """Whether nothing that was typed is lost when later words of a form take the place of earlier ones."""
    return all(
        any(value.strip() in now for now in later.get(name, ()))
        for name, values in earlier.items()
        for value in values
        if value.strip()
    )


def _period(on: date) -> Period:
    return [Period(date.min), *(period for period in periods() if period.begins <= on)][-1]
