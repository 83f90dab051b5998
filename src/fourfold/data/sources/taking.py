"""From a file (or one mended row) to rows of a capability: read, checked, staged, recognised, taken in, traced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.data.sources import recognising, spool, staging
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.models import Batch
from fourfold.data.sources.reading import refusals
from fourfold.data.sources.reading.cells import Chunk, Row, as_json, shown
from fourfold.data.sources.reading.opening import Progress, open_file
from fourfold.data.sources.reading.reasons import BadRow, Reason
from fourfold.data.sources.reading.validating import Checked, Validator
from fourfold.data.sources.reading.words import CodeSets
from fourfold.data.sources.stands import NOTHING, Chosen, stands_of

MOST_HELD = 512 << 20  # characters of the rows held back: half a million long rows
LONGEST = re.compile(r"varchar\((\d+)\)")


@dataclass
class Outcome:
    """What became of the rows: every one of them is new, changed, unchanged or held back."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    held: list[BadRow] = field(default_factory=list)
    held_size: int = 0

    def hold(self, rows: list[BadRow]) -> None:
        """Keep rows that were held back, as far as there is room: the same long text may stand in every row."""
        self.held += rows
        self.held_size += sum(len(row.raw) for row in rows)
        if self.held_size > MOST_HELD:
            raise Refused(refusals.TOO_MUCH_HELD.say(limit=MOST_HELD >> 20, row=rows[-1].row))


@dataclass(frozen=True)
class Feed:
    """What a sender's file of one kind is read with."""

    contract: Contract
    columns: tuple[tuple[str, str], ...]
    codes: CodeSets
    numbers: Mapping[str, Mapping[str, int]]
    take_in: Callable[[staging.Staged], staging.Taken]

    @classmethod
    def of(cls, batch: Batch, at: datetime) -> Feed:
        """The feed of a batch, with the codes in force on the day of `at`."""
        taker = capability.intake(batch.what)
        columns = capability.load(taker.columns)
        codes, numbers = capability.load(taker.codes)(clock.day_of(at))
        contract = contract_of(batch).in_order([name for name, _kind in columns])
        return cls(
            _no_longer_than(contract, columns), columns, codes, numbers, capability.load(taker.take_in)
        )


def contract_of(batch: Batch) -> Contract:
    """The column map that a batch was sent under."""
    return read_contract(batch.own_map or shipped_maps()[batch.column_map])


def take_in_file(batch: Batch, *, by: Viewer, at: datetime, progress: Progress | None = None) -> Outcome:
    """Take in the waiting file of a batch, in the caller's transaction. Raises Refused when it is not whole."""
    feed, path = Feed.of(batch, at), spool.path_of(batch)
    _give_time()
    with open_file(path, feed.contract, progress) as rows:
        batch.headings, batch.places = list(rows.headings), dict(rows.places)
        batch.map_digest = feed.contract.digest
        validator = Validator(feed.contract, rows.headings, rows.places, feed.codes)
        return _take_in(
            batch, feed, map(validator.check, rows), lambda wanted: _sent(path, feed, wanted), by, at
        )


def take_in_row(
    batch: Batch, row: int, cells: Row, *, by: Viewer, at: datetime, chosen: Chosen = NOTHING
) -> Outcome:
    """Take in one row of a batch that was loaded, with mended cells or with what was chosen, just as the file was."""
    feed = Feed.of(batch, at)
    checked = Validator(feed.contract, batch.headings, batch.places, feed.codes).check(Chunk(row, [cells]))
    return _take_in(batch, feed, [checked], lambda wanted: {row: cells}, by, at, chosen)


def _take_in(
    batch: Batch,
    feed: Feed,
    checked: Iterable[Checked],
    sent: Callable[[set[int]], Mapping[int, Row]],
    by: Viewer,
    at: datetime,
    chosen: Chosen = NOTHING,
) -> Outcome:
    outcome = Outcome()
    staging.make(feed.columns)
    staging.fill(feed.contract.names, _good(checked, feed, outcome))
    recognising.recognise(batch)
    taken = feed.take_in(staging.Staged(batch, by, at, chosen))
    staging.trace(batch, stands_of(batch.what), feed.columns)
    staging.drop()
    outcome.added, outcome.changed = taken.added, taken.changed
    outcome.unchanged += taken.unchanged
    if taken.held:
        outcome.held += _held_by_rule(taken.held, sent({row for row, _column, _said in taken.held}), batch)
        outcome.held.sort(key=lambda held: held.row)
    return outcome


def _good(checked: Iterable[Checked], feed: Feed, outcome: Outcome) -> Iterator[list[Any]]:
    """Good rows as they are staged: row number, key, digest, values with codes turned into numbers."""
    names = feed.contract.names
    keys = [names.index(name) for name in feed.contract.key]
    translated = [(names.index(name), codes) for name, codes in feed.numbers.items()]
    for chunk in checked:
        outcome.hold(chunk.bad)
        outcome.unchanged += len(chunk.repeated)
        outcome.rows += len(chunk.rows) + len(chunk.repeated) + len(chunk.bad)
        for row, digest, values in zip(chunk.rows, chunk.digests, chunk.good, strict=True):
            key = values[keys[0]] if len(keys) == 1 else "\x1f".join(str(values[place]) for place in keys)
            staged = [row, key, digest.hex(), *values]
            for place, codes in translated:
                if values[place] is not None:
                    staged[place + 3] = codes[values[place]]
            yield staged


def _held_by_rule(held: Iterable[staging.Held], sent: Mapping[int, Row], batch: Batch) -> list[BadRow]:
    """Rows that a rule of the capability holds back, in the shape of those that could not be read."""
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for row, column, said in held:
        place = batch.places.get(column)
        heading, cell = (batch.headings[place], shown(sent[row][place])) if place is not None else ("", "")
        reasons[row].append(Reason(heading, cell, said))
    return [
        BadRow(row, as_json(sent[row][: len(batch.headings)]), tuple(why)) for row, why in reasons.items()
    ]


def _sent(path: Path, feed: Feed, wanted: set[int]) -> dict[int, Row]:
    """The cells of some rows, read from the file again: good rows are not kept as they were sent."""
    found: dict[int, Row] = {}
    with open_file(path, feed.contract) as rows:
        for chunk in rows:
            numbered = enumerate(chunk.rows, start=chunk.first)
            found |= {number: row for number, row in numbered if number in wanted}
    return found


def _no_longer_than(contract: Contract, columns: Sequence[tuple[str, str]]) -> Contract:
    """A column map may allow longer text than there is room for: then the room counts, and a cell is told so."""
    room = {name: int(found[1]) for name, kind in columns if (found := LONGEST.fullmatch(kind))}
    shorter = (
        replace(one, longest=min(one.longest, room.get(one.name, one.longest))) for one in contract.columns
    )
    return replace(contract, columns=tuple(shorter))


def _give_time() -> None:
    """A large file takes longer than a page may: this transaction has no limit on a statement, or between two."""
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0")
