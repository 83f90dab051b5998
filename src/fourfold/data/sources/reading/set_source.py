"""A set of CSV files in one archive: each row of the first is a record, and rows of the others belong to it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from fourfold.data.sources.contracts.column_map import folded
from fourfold.data.sources.contracts.paths import plain
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract, Part
from fourfold.data.sources.reading import nested_refusals, refusals, sentences
from fourfold.data.sources.reading.belonging import Belonging
from fourfold.data.sources.reading.cells import CHUNK, Chunk, Fault, Row, shown
from fourfold.data.sources.reading.csv_source import CsvSource
from fourfold.data.sources.reading.headings import trimmed
from fourfold.data.sources.reading.nested import Flat
from fourfold.data.sources.reading.set_archive import SetArchive, reading


class SetSource:
    """The records of a set under a contract, as rows under its paths; after them what belongs to none of them."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self._stream, self._contract, self.row = stream, contract, 0
        self._archive = SetArchive(stream, os.fstat(stream.fileno()).st_size, contract)
        self._first, *others = contract.files
        self._belonging, self._flat = Belonging(), Flat(contract)
        self._counts: dict[str, int] = {}
        fields: list[str] = []
        for part in others:
            fields += [f"{part.name}/{one}" for one in self._keep(part)]
        self._belonging.complete()
        with self._reading(self._first):
            self._records = CsvSource(self._archive.open(self._first.file), contract)
            self._fields = _named(self._records.headings)
            self._key = self._joined_by(self._first, self._fields)
        self.row = self._records.row
        self.headings = self._flat.headings_known([*self._fields, *fields])

    @property
    def done(self) -> int:
        """Bytes passed so far, roughly: the files of an archive are read one after the other."""
        return self._stream.tell()

    @property
    def ended(self) -> bool:
        """An archive that can be read to its end is whole."""
        return True

    def chunks(self) -> Iterator[Chunk]:
        """The records, each with what belongs to it, and then what belongs to none."""
        with self._reading(self._first):
            for chunk in self._records.chunks():
                rows = [self._row(number, row) for number, row in enumerate(chunk.rows, start=chunk.first)]
                self.row = chunk.first + len(rows) - 1
                self._count(self._first, sum(map(any, rows)))
                yield Chunk(chunk.first, rows)
        self._check_counts()
        left = self._belonging.left()
        while found := list(islice(left, CHUNK)):
            yield Chunk(self.row + 1, [self._belongs_to_none(*one) for one in found])
            self.row += len(found)
        self._belonging.close()

    def _row(self, number: int, row: Row) -> Row:
        row = _without_spare(row, len(self._fields))
        if len(row) != len(self._fields):
            faulty = row if len(row) == 1 and isinstance(row[0], Fault) else None
            said = sentences.TOO_FEW if len(row) < len(self._fields) else sentences.TOO_MANY
            whole = Fault(" ".join(map(str, row)), said.say(found=len(row), wanted=len(self._fields)))
            return faulty or ([whole] if any(row) else [])
        if not any(row):
            return []
        record: dict[str, Any] = dict(zip(self._fields, row, strict=True))
        return self._flat.row(record | self._belonging.of(str(row[self._key]).strip(), number))

    def _belongs_to_none(self, name: str, row: int, key: str, cells: str) -> Row:
        part = next(one for one in self._contract.files if one.name == name)
        said = sentences.NO_RECORD_FOR_IT.say(
            file=self._archive.name(part.file), row=row, records=self._archive.name(self._first.file),
            heading=part.joined_by, found=shown(key),
        )  # fmt: skip
        return [Fault(cells, said)]

    def _keep(self, part: Part) -> list[str]:
        """Read a file whose rows belong to records; gives its fields, of an absent one those that it would have."""
        if not self._archive.name(part.file):
            wanted = (plain(one) for column in self._contract.columns for one in column.headings)
            begins = f"{plain(part.name)}/"
            return [one.removeprefix(begins) for one in wanted if one.startswith(begins)]
        with self._reading(part), self._archive.open(part.file) as stream:
            source = CsvSource(stream, self._contract)
            fields = _named(source.headings)
            key = self._joined_by(part, fields)
            self._count(part, self._belonging.add(part.name, self._rows(part, source, fields, key)))
        return [field for field in fields if field != fields[key]]

    def _rows(
        self, part: Part, source: CsvSource, fields: Sequence[str], key: int
    ) -> Iterator[tuple[str, int, dict[str, str]]]:
        for chunk in source.chunks():
            for number, row in enumerate(chunk.rows, start=chunk.first):
                if not any(row):
                    continue
                row = _without_spare(row, len(fields))
                texts = [str(cell) for cell in row]
                if len(row) != len(fields):
                    raise Refused(self._in_row(part, number, row, len(fields)))
                yield texts[key].strip(), number, dict(zip(fields, texts, strict=True)) | {fields[key]: ""}

    def _in_row(self, part: Part, number: int, row: Row, wanted: int) -> Any:
        said = sentences.TOO_FEW if len(row) < wanted else sentences.TOO_MANY
        reason = row[0].said if isinstance(row[0], Fault) else said.say(found=len(row), wanted=wanted)
        name = self._archive.name(part.file)
        return nested_refusals.IN_PART_ROW.say(file=name, row=number, reason=str(reason))

    def _joined_by(self, part: Part, fields: Sequence[str]) -> int:
        names = [folded(field) for field in fields]
        if folded(part.joined_by) not in names:
            file = self._archive.name(part.file)
            raise Refused(nested_refusals.NO_JOIN.say(file=file, heading=part.joined_by))
        return names.index(folded(part.joined_by))

    def _count(self, part: Part, rows: int) -> None:
        name = self._archive.name(part.file)
        self._counts[name] = self._counts.get(name, 0) + rows

    def _check_counts(self) -> None:
        counts = self._contract.counts
        if not counts:
            return
        named = self._archive.name(counts.file)
        with reading(), self._archive.open(counts.file) as stream:
            source = CsvSource(stream, self._contract)
            heads = [folded(one) for one in source.headings]
            for wanted in (counts.name, counts.rows):
                if folded(wanted) not in heads:
                    raise Refused(nested_refusals.NO_JOIN.say(file=named, heading=wanted))
            name, rows = heads.index(folded(counts.name)), heads.index(folded(counts.rows))
            said = {
                str(row[name]).strip().casefold(): str(row[rows]).strip()
                for chunk in source.chunks()
                for row in chunk.rows
                if len(row) == len(heads)
            }
        for file, found in self._counts.items():
            if not said.get(file.casefold(), "").isdecimal():
                raise Refused(nested_refusals.PART_NOT_COUNTED.say(counts=named, file=file))
            if int(said[file.casefold()]) != found:
                raise Refused(
                    nested_refusals.PART_COUNT.say(
                        counts=named, file=file, said=said[file.casefold()], found=found
                    )
                )

    @contextmanager
    def _reading(self, part: Part) -> Iterator[None]:
        """A refusal within a file of the set names that file."""
        try:
            with reading():
                yield
        except Refused as refused:
            if all(one.code in ("in_part_row", "no_join", "damaged_set") for one in refused.said):
                raise
            file = self._archive.name(part.file)
            raise Refused(
                *(nested_refusals.IN_PART.say(file=file, reason=str(one)) for one in refused.said)
            ) from None


def _without_spare(row: Row, width: int) -> Row:
    """A row without the empty cells that a spreadsheet leaves behind its last column."""
    return row[:width] if len(row) > width and not any(row[width:]) else row


def _named(headings: Sequence[str]) -> list[str]:
    """The headings of a file, each there once."""
    found = trimmed(headings)
    names = [folded(one) for one in found]
    twice = [one for spot, one in enumerate(found) if names[spot] in names[:spot]]
    if twice:
        raise Refused(*(refusals.HEADING_TWICE.say(heading=one) for one in twice))
    if not found or not all(found):
        raise Refused(refusals.NO_HEADINGS.say(row=1))
    return found
