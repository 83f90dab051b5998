"""What the shipped extracts answer, run as the inspector; nothing here counts but its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.demo import people
from fourfold.demo.colleagues import who
from fourfold.reporting.extracts import actions, sealed
from fourfold.reporting.extracts.definitions import Definition, definitions
from fourfold.reporting.extracts.records.shape import value

MASTER_LIST = "soc-master-list"


@dataclass(frozen=True)
class Answer:
    """One run of an extract: rows, digest, how many of each owner, and of each owner and type (or P).

    `versions` are the rows themselves.
    """

    rows: int
    digest: str
    by_owner: Counter[int]
    by_owner_and_kind: Counter[tuple[int, str]]
    versions: tuple[Any, ...] = field(compare=False)

    def of_kind(self, kind: str) -> int:
        """How many rows have a type."""
        return sum(count for (_, found), count in self.by_owner_and_kind.items() if found == kind)

    def on(self, day: date, name: str) -> Counter[int]:
        """How many rows of each owner have a day in a column; owned as disruptions are."""
        return Counter(row.agency_id for row in self.versions if getattr(row, name) == day)


def definition(code: str = MASTER_LIST) -> Definition:
    """The extract of the published figures, as shipped."""
    return definitions()[code]


def answer(as_of: datetime, code: str = MASTER_LIST) -> Answer:
    """Run an extract as known at a moment."""
    asked = definition(code)
    inspector = people.viewer(who("inspector", "nwrocu"), clock.day_of(clock.read()))
    with viewing(inspector) as now:
        run = actions.run(definition=asked, as_of=as_of, by=inspector, at=now)
        rows = sealed.rows_of(run)
    pairs = [(value(row, asked.totals[0]), value(row, asked.totals[1])) for row in rows]
    return Answer(
        rows=run.rows,
        digest=run.digest,
        by_owner=Counter(owner for owner, _ in pairs),
        by_owner_and_kind=Counter(pairs),
        versions=tuple(rows),
    )


@contextmanager
def reading() -> Iterator[datetime]:
    """A transaction in which the inspector reads."""
    with viewing(people.viewer(who("inspector", "nwrocu"), clock.day_of(clock.read()))) as now:
        yield now
