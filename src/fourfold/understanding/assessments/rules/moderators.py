"""Who moderates whose assessment: a dated rule, read from a file, never the assessor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

FILE = Path(__file__).parent / "moderators.yaml"


@dataclass(frozen=True)
class Rule:
    """From a day until a day: for an owner of this kind, one of these suffices ("rocta", "uninvolved", "other")."""

    owner_kind: str
    moderated_by: tuple[str, ...]
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Moderator:
    """Somebody about to moderate: whether of the owner's regional threat assessment unit, whether they had a part
    in the assessment, and whether they belong to another agency than the owner."""

    user_id: int
    of_rocta: bool
    had_a_part: bool
    of_another_agency: bool


class MayNotModerate(Exception):
    """This person may not moderate this assessment; the text says why."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rules as shipped, in the order of the file."""
    return tuple(_rule(entry) for entry in yaml.safe_load(FILE.read_text()))


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(entry["owner"], tuple(entry["moderated_by"]), entry["from"], entry.get("to"))


def check(owner_kind: str, assessor_id: int, moderator: Moderator, *, on: date) -> None:
    """Refuse a moderator whom the rule of that day does not allow."""
    if moderator.user_id == assessor_id or moderator.had_a_part:
        raise MayNotModerate(_("You had a part in this assessment, so somebody else moderates it."))
    rule = _in_force(owner_kind, on)
    if rule is None:
        raise MayNotModerate(
            _("No rule in force says who moderates for this kind of agency. Tell the ROCTA unit.")
        )
    if not any(_suffices(way, moderator) for way in rule.moderated_by):
        raise MayNotModerate(SENTENCES[rule.moderated_by[0]]())


def _in_force(owner_kind: str, on: date) -> Rule | None:
    return next(
        (
            rule
            for rule in rules()
            if rule.owner_kind in (owner_kind, "any")
            and rule.starts_on <= on
            and (rule.ends_on is None or on <= rule.ends_on)
        ),
        None,
    )


def _suffices(way: str, moderator: Moderator) -> bool:
    return {
        "rocta": moderator.of_rocta,
        "uninvolved": not moderator.had_a_part,
        "other": moderator.of_another_agency,
    }[way]


SENTENCES = {
    "rocta": lambda: _("A force's assessment is moderated by the region's threat assessment unit (ROCTA)."),
    "uninvolved": lambda: _("This is moderated by an analyst who had no part in it, or by another agency."),
    "other": lambda: _("This is moderated by another agency than the one that owns the threat."),
}
