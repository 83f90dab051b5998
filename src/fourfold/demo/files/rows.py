"""Files of people and of assessments, as each sender would send them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fourfold.data.sources.contracts.shape import Contract
from fourfold.demo.files import rendering, writing
from fourfold.demo.files.building import SentFile, contract
from fourfold.demo.region.sent_rows import BAD_DATE, NO_LEVEL
from fourfold.demo.region.shapes import PlannedRow

# How the names of the files look: each says its day or month as the sender's column map expects it.
NAMES = {
    ("cheshire", "people"): "soc_people_{0:%Y%m}.csv",
    ("lancashire", "people"): "SOC people {0:%B %Y}.xlsx",
    ("cheshire", "assessments"): "soc_assessments_{0:%Y%m}.csv",
    ("gmp", "assessments"): "assessments-{0:%Y-%m-%d}.ndjson",
}
# The column in which a fault stands, and what is written there; a threat that is not there is a fact like others.
WRONG = {BAD_DATE: ("born_on", "31/02/1990"), NO_LEVEL: ("answer", "Extreme")}


def files_of(planned: Iterable[PlannedRow]) -> Iterator[SentFile]:
    """A file of each sender, day and kind, in the order of the plan."""
    sent: dict[tuple[str, date, str], list[PlannedRow]] = defaultdict(list)
    for one in planned:
        sent[one.sender, one.day, one.what].append(one)
    for (sender, day, what), rows in sent.items():
        name = f"{what}_{sender}"
        cells = [_cells(contract(name), row) for row in rows]
        content = writing.file_of(contract(name), cells)
        called = NAMES[sender, what].format(day)
        yield SentFile(sender, day, called, name, content, len(rows), frozenset(), what)


def _cells(into: Contract, row: PlannedRow) -> dict[str, Any]:
    made = rendering.cells(into, row.facts)
    if row.fault in WRONG:
        name, wrong = WRONG[row.fault]
        made[next(column.headings[0] for column in into.columns if column.name == name)] = wrong
    return made
