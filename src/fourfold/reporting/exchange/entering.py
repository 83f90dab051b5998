"""Who enters whose records into the national database: a dated rule, read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import OWNERS

FILE = Path(__file__).parent / "entering.yaml"
ITSELF, REGION = "itself", "region"


@dataclass(frozen=True)
class Rule:
    """From a day until a day: an agency, or every agency of a kind, is entered by itself or by its regional unit."""

    agency: str
    kind: str
    entered_by: str
    starts_on: date
    ends_on: date | None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules as shipped, in the order of the file; ValueError for one that says neither itself nor region."""
    return tuple(_rule(entry) for entry in yaml.safe_load(FILE.read_text()))


def _rule(entry: dict[str, Any]) -> Rule:
    if entry["entered_by"] not in (ITSELF, REGION):
        raise ValueError(f"{entry['entered_by']!r} is neither {ITSELF!r} nor {REGION!r}.")
    return Rule(
        entry.get("agency", ""), entry.get("kind", ""), entry["entered_by"], entry["from"], entry.get("to")
    )


def way(code: str, kind: str, on: date) -> str:
    """By whom an agency's records are entered on a day: `itself` or `region`; the first rule in force holds.

    Where no rule is in force, the region enters: nothing stays behind because a file was forgotten.
    """
    for rule in rules():
        meant = rule.agency == code if rule.agency else rule.kind == kind
        if meant and rule.starts_on <= on and (rule.ends_on is None or on <= rule.ends_on):
            return rule.entered_by
    return REGION


def moves_on(code: str, kind: str, on: date) -> date | None:
    """The next day from which an agency that its region enters for enters itself; None where no day is set."""
    if way(code, kind, on) == ITSELF:
        return None
    days = [rule.starts_on for rule in rules() if rule.agency == code and rule.entered_by == ITSELF]
    return min((day for day in days if day > on), default=None)


def entered_by(owner: int, on: date) -> int:
    """The agency that enters an owner's records on a day."""
    code, kind = agencies.code_of(owner), agencies.register().kinds[owner]
    return owner if way(code, kind, on) == ITSELF else agencies.region_of(owner, on)


def unit_of(viewer: Viewer, on: date) -> int | None:
    """The force or regional unit for which somebody acts: their agency, or the nearest one above it."""
    kinds = agencies.register().kinds
    above = [viewer.agency_id, *agencies.ancestors(viewer.agency_id, on)]
    return next((number for number in above if kinds.get(number) in OWNERS), None)


def whose(unit: int, owners: frozenset[int], on: date) -> frozenset[int]:
    """Those of some owners whose records a unit enters on a day."""
    return frozenset(owner for owner in owners if entered_by(owner, on) == unit)
