"""The plan's disruptions as each sender would send them: a file a day on which something arrives or is corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from fourfold.demo.files import rendering, writing
from fourfold.demo.files.building import SentFile, contract
from fourfold.demo.region.disruptions.outcomes import state
from fourfold.demo.region.shapes import PlannedDisruption, Verb

# How the names of its files look: each says its day, month or number as the sender's column map expects it.
NAMES = {
    "cheshire": "disruptions {0:%Y-%m-%d}.csv",
    "cumbria": "disruptions {0:%d.%m.%Y}.zip",
    "gmp": "disruptions-{0:%Y-%m-%d}.ndjson",
    "lancashire": "Disruptions {0:%B %Y}.xlsx",
    "merseyside": "SOCD{0:%Y%m%d}.txt",
    "north_wales": "Tarfiadau {0:%Y-%m}.xml",
    "nwrocu": "NWROCU_DISRUPTIONS_{0:%Y%m%d}.psv",
}


def files_of(planned: Iterable[PlannedDisruption]) -> Iterator[SentFile]:
    """The files of all senders, in the order of their days."""
    sent: dict[tuple[date, str], list[PlannedDisruption]] = defaultdict(list)
    for one in (each for each in planned if not each.by):
        for day in {one.arrives, *(act.day for act in one.acts if act.verb is Verb.CORRECT)}:
            sent[day, one.sender].append(one)
    for (day, sender), rows in sorted(sent.items(), key=lambda pair: pair[0]):
        yield _file(sender, day, rows)


def _file(sender: str, day: date, planned: list[PlannedDisruption]) -> SentFile:
    name = f"disruptions_{sender}"
    rows = [rendering.cells(contract(name), state(one, day)) for one in planned]
    content, keys = writing.file_of(contract(name), rows), frozenset(one.key for one in planned)
    return SentFile(sender, day, NAMES[sender].format(day), name, content, len(rows), keys, "disruptions")
