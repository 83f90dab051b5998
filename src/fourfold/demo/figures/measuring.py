"""What the shipped extract answers, run as the inspector; nothing here counts threats but its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.demo import people
from fourfold.demo.colleagues import who
from fourfold.reporting.extracts import actions, sealed
from fourfold.reporting.extracts.definitions import Definition, definitions

MASTER_LIST = "soc-master-list"


@dataclass(frozen=True)
class Answer:
    """One run of the extract: rows, digest, how many of each owner, and of each owner and type."""

    rows: int
    digest: str
    by_owner: Counter[int]
    by_owner_and_kind: Counter[tuple[int, str]]

    def of_kind(self, kind: str) -> int:
        """How many rows have a type."""
        return sum(count for (_, found), count in self.by_owner_and_kind.items() if found == kind)


def definition() -> Definition:
    """The extract of the published figures, as shipped."""
    return definitions()[MASTER_LIST]


def answer(as_of: datetime) -> Answer:
    """Run the extract as known at a moment."""
    inspector = people.viewer(who("inspector", "nwrocu"), clock.day_of(clock.read()))
    with viewing(inspector) as now:
        run = actions.run(definition=definition(), as_of=as_of, by=inspector, at=now)
        rows = sealed.rows_of(run)
    return Answer(
        rows=run.rows,
        digest=run.digest,
        by_owner=Counter(row.owner_agency_id for row in rows),
        by_owner_and_kind=Counter((row.owner_agency_id, row.kind) for row in rows),
    )


@contextmanager
def reading() -> Iterator[datetime]:
    """A transaction in which the inspector reads."""
    with viewing(people.viewer(who("inspector", "nwrocu"), clock.day_of(clock.read()))) as now:
        yield now
