"""What roles demand of whoever signs in: a dated rule, read from a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

FILE = Path(__file__).parent / "required.yaml"
ALL = "all"


@dataclass(frozen=True)
class Demand:
    """What holds from a day on: the roles that need a second factor (None is every role)."""

    begins: date
    second_factor: frozenset[str] | None = frozenset()

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
    found = (Demand(line["from"], _roles(line.get("second_factor", ()))) for line in lines)
    return tuple(sorted(found, key=lambda demand: demand.begins))


def _roles(written: Any) -> frozenset[str] | None:
    return None if written == ALL else frozenset(written)
