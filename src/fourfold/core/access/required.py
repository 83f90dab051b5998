"""What roles demand of whoever signs in: a dated rule, read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

FILE = Path(__file__).parent / "required.yaml"
ALL = "all"


@dataclass(frozen=True)
class Demand:
    """What holds from a day on: the roles that need a second factor (None is every role), what has to be current for
    which, how long ahead its lapse is told, and how long somebody may be covered for.
    """

    begins: date
    second_factor: frozenset[str] | None = frozenset()
    current: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warned: timedelta = timedelta()
    cover: timedelta = timedelta()

    def needs_second_factor(self, role: str) -> bool:
        return self.second_factor is None or role in self.second_factor


def second_factor(role: str, day: date) -> bool:
    """Whether a role demands a second factor on a day."""
    return on(day).needs_second_factor(role)


def on(day: date) -> Demand:
    """What holds on a day; nothing where no line has begun."""
    return [Demand(date.min), *(one for one in demands() if one.begins <= day)][-1]


@cache
def demands() -> tuple[Demand, ...]:
    """The rule of this installation, the earliest first."""
    return read(yaml.safe_load(Path(settings.REQUIRED or FILE).read_text()))


def read(lines: Iterable[dict[str, Any]]) -> tuple[Demand, ...]:
    """The lines of a file, the earliest first."""
    found = (
        Demand(
            begins=line["from"],
            second_factor=_roles(line.get("second_factor", ())),
            current={role: tuple(kinds) for role, kinds in line.get("current", {}).items()},
            warned=timedelta(days=line.get("warned_days", 0)),
            cover=timedelta(days=line.get("cover_days", 0)),
        )
        for line in lines
    )
    return tuple(sorted(found, key=lambda demand: demand.begins))


def _roles(written: Any) -> frozenset[str] | None:
    return None if written == ALL else frozenset(written)
