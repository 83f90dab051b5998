"""Who assures what: a dated rule, read from a file, and never whoever led the event."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

FILE = Path(__file__).parent / "assurers.yaml"
OPEN = "open"  # how the file names a disruption whose effect nobody claimed
DRAWN_BYTES = 7  # of the digest: they fit a whole number of the database, which draws the same (queue)


class Way(StrEnum):
    """Who decides: one person of the agency, or several people who meet."""

    COORDINATOR = "coordinator"
    PANEL = "panel"


@dataclass(frozen=True)
class Rule:
    """From a day until a day: claims of these grades, of one agency or any, all of them or one in so many."""

    agency: str
    claims: frozenset[str]
    by: Way
    one_in: int
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Claim:
    """What is to be assured: whose record, under which reference, and the grade claimed ("" where nobody did)."""

    agency: str
    reference: str
    grade: str


@dataclass(frozen=True)
class Assurer:
    """Somebody about to decide: their name, how they may decide, and whether they led the event."""

    name: str
    ways: frozenset[Way]
    led_it: bool


class MayNotAssure(Exception):
    """This person may not assure this disruption; the text says why."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules as shipped, in the order of the file."""
    return tuple(_rule(entry) for entry in yaml.safe_load(FILE.read_text()))


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        entry["agency"], frozenset(entry["claim"]), Way(entry["by"]), entry.get("one_in", 1),
        entry["from"], entry.get("to"),
    )  # fmt: skip


def way(claim: Claim, *, on: date, among: tuple[Rule, ...] | None = None) -> Way:
    """Who decides a claim on a day. Raises MayNotAssure where no rule says so."""
    for rule in rules() if among is None else among:
        if _fits(rule, claim, on):
            return rule.by
    raise MayNotAssure(_("No rule in force says who assures this. Tell the regional unit."))


def check(claim: Claim, assurer: Assurer, *, on: date) -> None:
    """Refuse somebody whom the rule of that day does not allow, and whoever led the event in any case."""
    if assurer.led_it:
        raise MayNotAssure(_("%(name)s led this event and cannot decide it.") % {"name": assurer.name})
    if way(claim, on=on) not in assurer.ways:
        raise MayNotAssure(only(way(claim, on=on)))


def check_grade(claim: Claim, grade: str, decided_by: Way, *, on: date) -> None:
    """A co-ordinator gives no grade that is the panel's to give: the claim goes to the panel first."""
    given = Claim(claim.agency, claim.reference, grade)
    if decided_by is Way.COORDINATOR and _is_always_the_panels(given, on):
        raise MayNotAssure(_("Only a panel gives this effect. Send it to the panel, and say why."))


def _is_always_the_panels(claim: Claim, on: date) -> bool:
    """By a rule for every such claim: that one in twenty is drawn for a panel takes no grade from a co-ordinator."""
    return any(rule.by is Way.PANEL and rule.one_in == 1 and _fits(rule, claim, on) for rule in rules())


def _fits(rule: Rule, claim: Claim, on: date) -> bool:
    return (
        rule.agency in ("any", claim.agency)
        and (claim.grade or OPEN) in rule.claims
        and rule.starts_on <= on
        and (rule.ends_on is None or on <= rule.ends_on)
        and drawn(claim.reference, rule.one_in)
    )


def drawn(reference: str, one_in: int) -> bool:
    """Whether a reference is among the one in so many: always the same answer, and nobody chooses a reference."""
    return int.from_bytes(hashlib.sha256(reference.encode()).digest()[:DRAWN_BYTES]) % one_in == 0


def only(needed: Way) -> str:
    """Who alone decides it, for somebody who does not."""
    if needed is Way.PANEL:
        return _("A panel decides this one. You can read its papers here.")
    return _("The SOC co-ordinator of the agency decides this one.")
