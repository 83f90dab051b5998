"""Whether a file came whole: its last row, its end mark and the count there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Contract, EndMark
from fourfold.data.sources.reading import refusals
from fourfold.data.sources.reading.cells import Chunk, Row, as_text, shown


class Source(Protocol):
    """What every kind of file offers; `row` is the last row read, `done` the bytes, `ended` a whole
    last line."""

    headings: list[str]
    row: int

    @property
    def done(self) -> int: ...

    @property
    def ended(self) -> bool: ...

    def chunks(self) -> Iterator[Chunk]: ...


def to_the_end(source: Source, contract: Contract, width: int) -> Iterator[Chunk]:
    """The chunks of a source without its end mark and the blank rows after it; Refused when it was
    cut short."""
    waiting: Chunk | None = None
    rows = 0
    for chunk in source.chunks():
        if not any(map(any, chunk.rows)):
            continue
        if waiting:
            rows += _filled(waiting)
            yield waiting
        waiting = chunk
    if waiting is None:
        raise Refused(_nothing(contract, source.row))
    _check_last(waiting, source, contract, rows, width)
    if not rows and not waiting.rows:
        raise Refused(refusals.NO_ROWS.say())
    if waiting.rows:
        yield waiting


def _nothing(contract: Contract, row: int) -> Said:
    if contract.end_mark:
        return refusals.STOPS_NO_END.say(row=row, word=contract.end_mark.word)
    return refusals.NO_ROWS.say()


def _check_last(chunk: Chunk, source: Source, contract: Contract, rows: int, width: int) -> None:
    while chunk.rows and not any(chunk.rows[-1]):
        chunk.rows.pop()
    number = chunk.first + len(chunk.rows) - 1
    if contract.end_mark:
        _take_end(chunk, contract.end_mark, rows, number)
    elif not source.ended and len(chunk.rows[-1]) < width:
        found = len(chunk.rows[-1])
        raise Refused(refusals.STOPS_SHORT_ROW.say(row=number, found=found, wanted=width))


def _take_end(chunk: Chunk, mark: EndMark, rows: int, number: int) -> None:
    last = chunk.rows[-1]
    if as_text(last[0]).strip().casefold() != mark.word.casefold():
        raise Refused(refusals.STOPS_NO_END.say(row=number, word=mark.word))
    chunk.rows.pop()
    if mark.count_cell is not None:
        said, found = _said(last, mark.count_cell), rows + _filled(chunk)
        if not (said.isascii() and said.isdigit() and len(said) < 19):
            raise Refused(refusals.COUNT_UNREADABLE.say(row=number, said=shown(said)))
        if int(said) != found:
            raise Refused(refusals.COUNT_DIFFERS.say(row=number, said=int(said), found=found))


def _said(last: Row, cell: int) -> str:
    return as_text(last[cell - 1]).strip().replace(",", "") if len(last) >= cell else ""


def _filled(chunk: Chunk) -> int:
    return sum(map(any, chunk.rows))
