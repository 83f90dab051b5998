"""What each purpose needs, as a dated file: kinds of information, when a child may be named, who reads it first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("needs.yaml")


@dataclass(frozen=True)
class Needs:
    """What holds from a day on. `immigration` holds purposes and agencies' codes."""

    from_day: date
    purposes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    children: frozenset[str] = frozenset()
    second_person: frozenset[str] = frozenset()
    immigration: frozenset[str] = frozenset()
    lasts: int = 180  # days that an edition may be used, unless somebody says a sooner day

    def kinds(self, purpose: str) -> frozenset[str]:
        """The kinds of information that a purpose needs; none for one that the file does not know."""
        return self.purposes.get(purpose, frozenset())


def on(day: date) -> Needs:
    """What holds on a day: the latest that has begun."""
    return next((one for one in reversed(_every()) if one.from_day <= day), Needs(date.min))


@cache
def _every() -> tuple[Needs, ...]:
    return tuple(
        sorted((_read(one) for one in yaml.safe_load(FILE.read_text())), key=lambda one: one.from_day)
    )


def _read(one: dict[str, Any]) -> Needs:
    return Needs(
        from_day=one["from"],
        purposes={purpose: frozenset(kinds) for purpose, kinds in one["purposes"].items()},
        children=frozenset(one["children"]),
        second_person=frozenset(one["second_person"]),
        immigration=frozenset(one["immigration"]),
        lasts=one["lasts"],
    )
