"""What the register file says, read and checked: agencies, their successions and the words for their areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fourfold.core.agencies import rules


@dataclass(frozen=True)
class Row:
    """One agency as the file gives it: with one name and one place, from a day until a day (not included)."""

    id: int
    code: str
    kind: str
    name: str
    name_cy: str
    short_name: str
    ons_code: str
    parent: str
    bond: str
    from_day: date | None
    until_day: date | None
    legal_body: bool
    host: str
    host_note: str
    source: str
    note: str

    @property
    def period(self) -> tuple[date | None, date | None]:
        return self.from_day, self.until_day


@dataclass(frozen=True)
class Ending:
    """What the file says became of an agency."""

    agency: str
    successor: str
    kind: str
    on_day: date
    evidence: str


@dataclass(frozen=True)
class Word:
    """The word that a force uses for its local areas."""

    force: str
    singular: str
    plural: str
    singular_cy: str
    plural_cy: str
    from_day: date | None
    until_day: date | None


@dataclass(frozen=True)
class File:
    """All three tables, checked: every code that is named exists, and no number or code is used twice."""

    agencies: tuple[Row, ...]
    endings: tuple[Ending, ...]
    words: tuple[Word, ...]

    @cached_property
    def ids(self) -> dict[str, int]:
        return {row.code: row.id for row in self.agencies}

    @cached_property
    def register(self) -> rules.Register:
        """The file as the rules see it, with nothing carried over yet."""
        ids = self.ids
        return rules.Register(
            kinds={row.id: row.kind for row in self.agencies},
            names=tuple(rules.Name(a.id, a.name, a.name_cy, a.short_name, *a.period) for a in self.agencies),
            places=tuple(rules.Place(a.id, ids.get(a.parent), a.bond, *a.period) for a in self.agencies),
            steps=tuple(rules.Step(ids[e.agency], ids[e.successor], e.kind, e.on_day) for e in self.endings),
        )
