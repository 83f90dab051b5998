"""Rows of a text file whose columns are told by the characters that they stand at, a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from fourfold.data.sources.contracts.column_map import folded
from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import refusals, sentences
from fourfold.data.sources.reading.cells import CHUNK, Chunk, Fault, Row, shown
from fourfold.data.sources.reading.encodings import (
    LONGEST_LINE,
    Lines,
    LineTooLongError,
    UnreadableError,
    unreadable,
)


class FixedSource:
    """Fixed columns under a contract: `headings`, then `chunks()`; `row` is the number of the last line read."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self.lines = Lines(stream, contract.encodings)
        self.row = 0
        self._mark, self._length = contract.end_mark, contract.line_length
        columns = [(column.at, column.headings[0]) for column in contract.columns if column.at]
        placed = sorted((at, heading) for at, heading in columns if at)
        self._spans = [slice(*at) for at, _heading in placed]
        ends = [0, *(span.stop for span in self._spans)]
        starts = [*(span.start for span in self._spans), None]
        self._gaps = [slice(end, start) for end, start in zip(ends, starts, strict=True) if end != start]
        self._each = iter(self.lines)
        self.headings = [heading for _at, heading in placed]
        if contract.header_row:
            self.headings = self._as_named(self._fill(contract.header_row), contract)

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self.lines.done

    @property
    def ended(self) -> bool:
        """Whether the last line had its line end."""
        return self.lines.ended

    def chunks(self) -> Iterator[Chunk]:
        """The lines below the headings, cut at their columns."""
        while lines := self._fill(CHUNK):
            yield Chunk(self.row - len(lines) + 1, [self._cut(line) for line in lines])

    def _as_named(self, lines: list[str], contract: Contract) -> list[str]:
        """The headings in the last of the lines; one that is longer than its column is cut as the column is."""
        if len(lines) < contract.header_row:
            raise Refused(refusals.EMPTY_FILE.say())
        found = [lines[-1][span].strip() for span in self._spans]
        widths = [span.stop - span.start for span in self._spans]
        named = zip(found, self.headings, widths, strict=True)
        return [
            whole if folded(cut) == folded(whole[:width]) else cut or whole for cut, whole, width in named
        ]

    def _cut(self, line: str) -> Row:
        if not line.strip():
            return []
        mark = self._mark
        if mark and line.casefold().startswith(mark.word.casefold()):
            return [mark.word, line[slice(*mark.count_at)].strip() if mark.count_at else ""]
        if self._length and len(line) != self._length:
            return [Fault(line, sentences.OTHER_LENGTH.say(found=len(line), wanted=self._length))]
        for gap in self._gaps:
            if said := line[gap].strip():
                return [Fault(line, _not_blank(gap.start + 1, min(gap.stop or len(line), len(line)), said))]
        return [line[span].strip() for span in self._spans]

    def _fill(self, wanted: int) -> list[str]:
        found: list[str] = []
        try:
            found.extend(line.rstrip("\r\n") for line in islice(self._each, wanted))
        except UnreadableError as error:
            raise unreadable(self.lines, self.row + len(found) + 1, error.at_end) from None
        except LineTooLongError:
            row = self.row + len(found) + 1
            raise Refused(refusals.LINE_TOO_LONG.say(row=row, limit=LONGEST_LINE)) from None
        self.row += len(found)
        return found


def _not_blank(first: int, last: int, said: str) -> Said:
    if first == last:
        return sentences.NOT_BLANK_ONE.say(span=str(first), found=shown(said))
    return sentences.NOT_BLANK.say(span=f"{first}-{last}", found=shown(said))
