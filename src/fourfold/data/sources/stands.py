"""Where the records of a kind of file stand, as its capability says it: what each column of a row is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from fourfold.core import capability


@dataclass(frozen=True)
class Cell:
    """How a record (`d`) holds what a staged row (`m`) says in one column, as SQL.

    `here` is what stands, of the column's type, and null where nothing does; `unsaid` stands where the sender never
    said anything. `said` is what the row says, where that is not the cell itself; `known` the same of a known row,
    which may look at the record. `shown` says in words what stands. `empty_says` is true where an empty cell takes
    away.
    """

    here: str
    unsaid: str = "null"
    said: str = ""
    known: str = ""
    shown: str = ""
    empty_says: bool = False


@dataclass(frozen=True)
class Listed:
    """A list of references of which each stands by itself: what is new in it stays in the cell, and what it names no
    more goes into another staged column, where there is one."""

    gone: str = ""


@dataclass(frozen=True)
class Stands:
    """Where the records of a kind of file stand: a join `table d on …` with the staged row `m`, the reference of a
    record, and each compared column in turn. `all_of` says when a row takes back the whole record. Where the sender
    changed nothing a cell becomes empty, or what stands, where the capability has to be told it (`told`)."""

    table: str
    on: str
    reference: str
    cells: Mapping[str, Cell | Listed]
    beside: str = ""
    all_of: str = "false"
    told: bool = False

    @property
    def mark(self) -> str:
        """Tells what was said of these columns from what was said of others, before columns were added."""
        return sha256("\x1f".join(self.cells).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Chosen:
    """What somebody chose of a clash: by column what they read that stood here, to keep it or to take the file's."""

    here: Mapping[str, str] = field(default_factory=dict)
    file: Mapping[str, str] = field(default_factory=dict)


NOTHING = Chosen()


def stands_of(what: str) -> Stands | None:
    """Where the records of a kind of file stand, as its capability announced it."""
    announced = capability.intake(what).stands
    found: Stands | None = capability.load(announced) if announced else None
    return found
