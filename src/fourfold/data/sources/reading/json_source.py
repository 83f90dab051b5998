"""Records of an NDJSON file (one a line) or of a JSON list, a chunk at a time, as rows under their
headings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from fourfold.data.sources.contracts.column_map import folded
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract, Format
from fourfold.data.sources.reading import refusals, sentences
from fourfold.data.sources.reading.cells import CHUNK, Cell, Chunk, Fault, Row, as_text, shown
from fourfold.data.sources.reading.encodings import (
    LONGEST_LINE,
    Lines,
    LineTooLongError,
    UnreadableError,
    unreadable,
)
from fourfold.data.sources.reading.json_list import Doubled, Record, records_of_list, taken
from fourfold.data.sources.reading.nested import Flat, cell

EXACT = 15  # figures


class JsonSource:
    """Records under a contract; the headings are the field names met in the first chunk."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self.lines = Lines(stream, contract.encodings)
        self.row = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_whole, parse_int=_integer, parse_float=_fraction, parse_constant=_no_number
        )
        self._records = (
            self._by_line()
            if contract.format is Format.NDJSON
            else records_of_list(self.lines.texts(), self._decoder)
        )
        self._waiting = self._fill()
        if not self._waiting:
            raise Refused(refusals.EMPTY_FILE.say())
        self._flat = Flat(contract) if contract.nested else None
        self._any_field = contract.extra_columns is None
        self.headings = self._flat.headings_met(self._waiting) if self._flat else self._fields_met(contract)

    def _fields_met(self, contract: Contract) -> list[str]:
        met = {name: None for record in self._waiting if isinstance(record, dict) for name in record}
        headings = list(met) or [column.headings[0] for column in contract.columns if column.headings]
        # A field that the first chunk happens to lack may come later.
        return [*headings, *_later(headings, contract)]

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self.lines.done

    @property
    def ended(self) -> bool:
        """A record is whole or it cannot be read, so the end of the last line does not matter."""
        return True

    def chunks(self) -> Iterator[Chunk]:
        """The records as rows in the order of the headings; an absent field is an empty cell."""
        known = frozenset(self.headings)
        while self._waiting:
            rows = [self._row(record, known) for record in self._waiting]
            yield Chunk(self.row - len(rows) + 1, rows)
            self._waiting = self._fill()

    def _row(self, record: Record, known: frozenset[str]) -> Row:
        if not isinstance(record, dict):
            return [record] if record else []
        if self._flat:
            return self._flat.row(record)
        if not self._any_field and (more := record.keys() - known):
            said = sentences.EXTRA_FIELD.say(field=shown(min(more)))
            return [Fault(json.dumps(record, default=as_text), said)]
        return [_cell(record.get(name)) for name in self.headings]

    def _fill(self) -> list[Record]:
        found: list[Record] = []
        try:
            found.extend(islice(self._records, CHUNK))
        except UnreadableError as error:
            raise unreadable(self.lines, self.row + len(found) + 1, error.at_end) from None
        except LineTooLongError:
            raise Refused(
                refusals.LINE_TOO_LONG.say(row=self.row + len(found) + 1, limit=LONGEST_LINE)
            ) from None
        self.row += len(found)
        return found

    def _by_line(self) -> Iterator[Record]:
        for number, line in enumerate(self.lines, start=1):
            record = self._line(line)
            if isinstance(record, Fault) and not line.endswith(("\n", "\r")):
                raise Refused(refusals.STOPS.say(row=number))
            yield record

    def _line(self, line: str) -> Record:
        text = line.strip(" \t\r\n\ufeff")
        try:
            record = self._decoder.decode(text) if text else None
        except (ValueError, RecursionError):
            return Fault(text, sentences.BAD_RECORD.say())
        return taken(record, text) if text else None


def _later(headings: Sequence[str], contract: Contract) -> list[str]:
    met = {folded(heading) for heading in headings}
    absent = [one for one in contract.columns if not met & {folded(heading) for heading in one.headings}]
    return [column.headings[0] for column in absent if column.headings and column.may_be_missing]


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return cell(value)


def _whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # A field given twice would lose one of its two values in silence.
    made = dict(pairs)
    return made if len(made) == len(pairs) else Doubled(made)


def _integer(text: str) -> int | str:
    # A number that the machine would not hold exactly stays as it was typed.
    return int(text) if len(text) <= EXACT else text


def _fraction(text: str) -> float | str:
    value = float(text)
    return value if abs(value) < 10**EXACT and len(text) <= EXACT else text


def _no_number(name: str) -> Fault:
    return Fault(name, sentences.NOT_A_VALUE.say(found=name))
