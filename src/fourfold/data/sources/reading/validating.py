"""A chunk of rows is checked column by column: good rows as tuples of our values, bad rows with
every reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path
from typing import Any

from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, Chunk, Fault, Row, as_json, shown
from fourfold.data.sources.reading.column_read import ColumnRead
from fourfold.data.sources.reading.columns import column_reader
from fourfold.data.sources.reading.digest import row_digests
from fourfold.data.sources.reading.headings import Places
from fourfold.data.sources.reading.opening import Progress, open_file
from fourfold.data.sources.reading.reasons import BadRow, Reason, Warned
from fourfold.data.sources.reading.repeats import Seen
from fourfold.data.sources.reading.words import CodeSets

KEY = "\x1f"


@dataclass(slots=True)
class Checked:
    """A checked chunk. `good`, `rows` (their numbers) and `digests` (32 bytes each) run in parallel.

    A good row holds str, date, datetime (UTC), int, bool, list[str] or None in the order of the
    contract's columns;
    lists are shared between rows and must not be changed. `repeated` are the numbers of rows that
    said the same again.
    """

    good: list[tuple[Any, ...]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)


class Validator:
    """Checks the chunks of one file in order; `codes` are the known codes per set, with names if any."""

    def __init__(self, contract: Contract, headings: Sequence[str], places: Places, codes: CodeSets) -> None:
        empty = frozenset(word.casefold() for word in contract.empty_words)
        self._contract, self._headings, self._places = contract, headings, places
        self._readers = {column.name: column_reader(column, codes, empty) for column in contract.columns}
        self._seen = Seen()

    def check(self, chunk: Chunk) -> Checked:
        """Sort the rows of a chunk into good, bad and repeated."""
        numbers, rows, bad = self._straight(chunk)
        reads = self._read(rows, chunk.only_text)
        reasons = self._reasons(reads, rows)
        checked = Checked(bad=bad)
        for at, why in reasons.items():
            # A row of nothing at all (a spreadsheet leaves many) is no row.
            if any(rows[at]) and any(map(_filled, rows[at])):
                checked.bad.append(BadRow(numbers[at], as_json(rows[at]), tuple(why)))
        keep = [True] * len(rows)
        for at in reasons:
            keep[at] = False
        checked.rows = list(compress(numbers, keep))
        checked.digests = row_digests({name: read.texts for name, read in reads.items()}, keep)
        self._sift(checked, keep, rows, reads)
        checked.warned = self._warnings(reads, numbers, keep)
        checked.good = list(compress(zip(*(read.values for read in reads.values()), strict=True), keep))
        checked.bad.sort(key=lambda row: row.row)
        return checked

    def _straight(self, chunk: Chunk) -> tuple[Sequence[int], list[Row], list[BadRow]]:
        width = len(self._headings)
        numbers = range(chunk.first, chunk.first + len(chunk.rows))
        if set(map(len, chunk.rows)) == {width}:
            return numbers, chunk.rows, []
        kept: list[tuple[int, Row]] = []
        bad: list[BadRow] = []
        for number, row in zip(numbers, chunk.rows, strict=True):
            whole = row if len(row) <= width or any(map(_filled, row[width:])) else row[:width]
            if len(whole) == width:
                kept.append((number, whole))
            elif any(map(_filled, whole)):
                bad.append(BadRow(number, as_json(row), (_wrong_width(row, width),)))
        return [number for number, _ in kept], [row for _, row in kept], bad

    def _read(self, rows: list[Row], only_text: bool) -> dict[str, ColumnRead]:
        columns: list[Sequence[Cell]] = list(zip(*rows, strict=True)) if rows else [()] * len(self._headings)
        absent: Sequence[Cell] = [""] * len(rows)
        cells = {
            name: columns[self._places[name]] if name in self._places else absent for name in self._readers
        }
        return {name: reader.read(cells[name], only_text) for name, reader in self._readers.items()}

    def _heading(self, name: str) -> str:
        return self._headings[self._places[name]] if name in self._places else name

    def _reasons(self, reads: Mapping[str, ColumnRead], rows: list[Row]) -> dict[int, list[Reason]]:
        found: dict[int, list[Reason]] = defaultdict(list)
        for name, read in reads.items():
            for at, said in read.faults:
                found[at].append(self._reason(name, rows[at], said))
        return found

    def _reason(self, name: str, row: Row, said: Said) -> Reason:
        return Reason(
            self._heading(name), shown(row[self._places[name]]) if name in self._places else "", said
        )

    def _warnings(
        self, reads: Mapping[str, ColumnRead], numbers: Sequence[int], keep: list[bool]
    ) -> list[Warned]:
        found = [(at, name, said) for name, read in reads.items() for at, said in read.warnings if keep[at]]
        found.sort(key=lambda one: one[0])
        return [
            Warned(numbers[at], Reason(self._heading(name), str(said.details["found"]), said))
            for at, name, said in found
        ]

    def _sift(
        self, checked: Checked, keep: list[bool], rows: list[Row], reads: Mapping[str, ColumnRead]
    ) -> None:
        parts = [list(compress(reads[name].texts, keep)) for name in self._contract.key]
        keys = parts[0] if len(parts) == 1 else list(map(KEY.join, zip(*parts, strict=True)))
        same, other = self._seen.sift(keys, checked.digests, checked.rows)
        if not same and not other:
            return
        places = list(compress(range(len(keep)), keep))
        checked.repeated = [checked.rows[at] for at in same]
        for at, first in other:
            checked.bad.append(
                BadRow(checked.rows[at], as_json(rows[places[at]]), (self._same_key(keys[at], first),))
            )
        for at in (*same, *(at for at, _ in other)):
            keep[places[at]] = False
        left = [keep[place] for place in places]
        checked.rows, checked.digests = (
            list(compress(checked.rows, left)),
            list(compress(checked.digests, left)),
        )

    def _same_key(self, key: str, first: int) -> Reason:
        headings = ", ".join(self._heading(name) for name in self._contract.key)
        return Reason(headings, key.replace(KEY, ", "), sentences.SAME_KEY.say(first=first, key=headings))


def _filled(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else bool(cell)


def _wrong_width(row: Row, width: int) -> Reason:
    if len(row) == 1 and isinstance(row[0], Fault):
        return Reason("", "", row[0].said)
    say = sentences.TOO_FEW if len(row) < width else sentences.TOO_MANY
    return Reason("", "", say.say(found=len(row), wanted=width))


def check_file(
    path: Path, contract: Contract, codes: CodeSets, on_progress: Progress | None = None
) -> Iterator[Checked]:
    """Open and check a whole file chunk by chunk; raises Refused at any chunk, the last one too."""
    with open_file(path, contract, on_progress) as rows:
        validator = Validator(contract, rows.headings, rows.places, codes)
        for chunk in rows:
            yield validator.check(chunk)
