"""Columns that hold few different cells (dates, codes, answers): each different cell is read once
and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fourfold.core.ui.letters import NOT_TEXT
from fourfold.data.sources.contracts import sentences as map_sentences
from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Column
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, as_text, shown
from fourfold.data.sources.reading.column_read import ColumnRead
from fourfold.data.sources.reading.kinds import reader_of, refused_cell
from fourfold.data.sources.reading.words import CodeSets

REMEMBERED = 100_000
ITEM = "\x1d"  # no text that passes can hold it


class Memo(dict[Cell, Any]):
    """Cell to value, or to the sentence that says why there is none; `texts` holds the value's text
    for digests."""

    def __init__(self, column: Column, codes: CodeSets, empty: frozenset[str]) -> None:
        super().__init__()
        self.texts: dict[Cell, str] = {}
        self.any_fault = False
        self._read, self._required, self._empty = reader_of(column, codes), column.required, empty
        self._longest = column.longest
        self._default = self._made(column.default) if column.default else None
        if isinstance(self._default, Said):
            raise Refused(map_sentences.BAD_DEFAULT.say(name=column.name, reason=str(self._default)))

    def __missing__(self, cell: Cell) -> Any:
        value = self[cell] = self._value(cell)
        self.any_fault = self.any_fault or type(value) is Said
        self.texts[cell] = text_of(value)
        return value

    def forget(self) -> None:
        """Start again when there turn out to be too many different cells to remember."""
        if len(self) > REMEMBERED:
            self.clear()
            self.texts.clear()

    def _value(self, cell: Cell) -> Any:
        if said := refused_cell(cell):
            return said
        if not cell or (
            isinstance(cell, str) and (not cell.strip() or cell.strip().casefold() in self._empty)
        ):
            if self._default is None and self._required:
                return sentences.REQUIRED.say()
            return self._default
        return self._made(cell)

    def _made(self, cell: Cell) -> Any:
        text = as_text(cell)
        if odd := NOT_TEXT.search(text.strip()):
            return sentences.ODD_CHARACTER.say(found=shown(cell), character=f"U+{ord(odd[0]):04X}")
        if len(text) > self._longest:
            return sentences.TOO_LONG.say(length=len(text), longest=self._longest)
        return self._read(cell)


class MemoColumn:
    """A column of anything but free text."""

    def __init__(self, column: Column, codes: CodeSets, empty: frozenset[str]) -> None:
        self._memo = Memo(column, codes, empty)

    def read(self, cells: Sequence[Cell], only_text: bool) -> ColumnRead:
        """Read the cells of one chunk."""
        memo = self._memo
        memo.forget()
        values = list(map(memo.__getitem__, cells))
        texts = list(map(memo.texts.__getitem__, cells))
        faults = [(at, one) for at, one in enumerate(values) if type(one) is Said] if memo.any_fault else []
        return ColumnRead(values, texts, faults)


def text_of(value: Any) -> str:
    """A value as the text that goes into a row's digest."""
    if value is None or isinstance(value, Said):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ITEM.join(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"  # 1.50 says what 1.5 says
    return value.isoformat() if isinstance(value, date) else str(value)
