"""Who must say why before they read something: a dated policy, read from a file.

What is asked for hangs on the act that is written down, so that a page, a file and the API ask alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from fourfold.core.history import clock

FILE = Path(__file__).parent / "reasons.yaml"
ALL, OTHERS = "all", "others"


class ReasonFirst(Exception):
    """A reason is needed before this is read: whoever opened the way asks for it, and comes back."""


@dataclass(frozen=True)
class Rule:
    """From a day until a day: people in these roles (None is every role) give a reason for an act."""

    act: str
    roles: frozenset[str] | None
    of_others: bool
    starts_on: date
    ends_on: date | None

    def asks(self, role: str, *, own: bool, on: date) -> bool:
        """Whether it asks somebody in a role on a day; `own` where the record is their own agency's."""
        meant = self.roles is None or role in self.roles
        in_force = self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
        return meant and in_force and not (self.of_others and own)


def check(act: str, *, role: str, own: bool, because: str) -> None:
    """Raise ReasonFirst where the policy of today asks for a reason and none is given."""
    rules = [one for one in policy() if one.act == act]
    if rules and not because:
        today = clock.day_of(clock.read())
        if any(one.asks(role, own=own, on=today) for one in rules):
            raise ReasonFirst


@cache
def policy() -> tuple[Rule, ...]:
    """The policy of this installation."""
    return read(yaml.safe_load(Path(settings.REASONS or FILE).read_text()) or ())


def read(lines: Iterable[dict[str, Any]]) -> tuple[Rule, ...]:
    """The lines of a file. ValueError for one whose `of` is unknown."""
    return tuple(_rule(line) for line in lines)


def _rule(line: dict[str, Any]) -> Rule:
    of = line.get("of", ALL)
    if of not in (ALL, OTHERS):
        raise ValueError(f"{of!r} is neither {ALL!r} nor {OTHERS!r}.")
    roles = line.get("roles", ALL)
    named = None if roles == ALL else frozenset(roles)
    return Rule(line["act"], named, of == OTHERS, line["from"], line.get("to"))
