"""One reader per kind of column: a cell that is not empty becomes a value, or the sentence that
says why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.contracts.shape import Column, Kind
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, Fault, as_text, shown
from fourfold.data.sources.reading.days import read_day, read_moment
from fourfold.data.sources.reading.words import CodeSets, Words

WHOLE = re.compile(r"[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.0+)?")
AMOUNT = re.compile(r"£?[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,6})?")
YES = dict.fromkeys(("yes", "y", "true", "1"), True) | dict.fromkeys(("no", "n", "false", "0"), False)

ReadCell = Callable[[Cell], Any]


def reader_of(column: Column, codes: CodeSets) -> ReadCell:
    """The function that reads a cell of this column; it never raises."""
    if column.kind is Kind.DAY:
        return lambda cell: read_day(cell, column.date_orders)
    if column.kind is Kind.MOMENT:
        zone = ZoneInfo(column.time_zone)
        return lambda cell: read_moment(cell, column.date_orders, zone)
    if column.kind in (Kind.INTEGER, Kind.AMOUNT):
        return lambda cell: _number(cell, column)
    if column.kind is Kind.YES_NO:
        answers = YES | {word.casefold(): code == "yes" for word, code in column.words.items()}
        return lambda cell: answers.get(as_text(cell).strip().casefold(), _neither(cell))
    words = Words(column, codes) if column.codes or column.words else None
    if column.kind is Kind.LIST:
        return lambda cell: _list(cell, column, words)
    return (lambda cell: words.read(as_text(cell))) if words else as_text


def _neither(cell: Cell) -> Said:
    return sentences.NOT_YES_NO.say(found=shown(cell))


def _number(cell: Cell, column: Column) -> int | Decimal | Said:
    """A number, or the sum of several where the map adds them up."""
    if not column.add_up:
        return _one_number(as_text(cell).strip(), column)
    pieces = cell if isinstance(cell, tuple) else as_text(cell).split(column.separator)
    found = [_one_number(piece, column) for piece in list(filter(None, map(str.strip, pieces))) or [""]]
    faults = [one for one in found if isinstance(one, Said)]
    return faults[0] if faults else sum(found)  # type: ignore[arg-type]


def _one_number(text: str, column: Column) -> int | Decimal | Said:
    number: int | Decimal
    plain = text.replace(",", "").lstrip("£")
    if column.kind is Kind.AMOUNT:
        if not AMOUNT.fullmatch(text):
            return sentences.NOT_AN_AMOUNT.say(found=shown(text))
        number = Decimal(plain)
    elif not WHOLE.fullmatch(text):
        return sentences.NOT_WHOLE.say(found=shown(text))
    else:
        number = int(plain.partition(".")[0])
    if number < column.lowest:
        return sentences.TOO_SMALL.say(found=shown(text), lowest=column.lowest)
    if number > column.highest:
        return sentences.TOO_LARGE.say(found=shown(text), highest=column.highest)
    return number


def _list(cell: Cell, column: Column, words: Words | None) -> list[str] | Said:
    pieces = cell if isinstance(cell, tuple) else as_text(cell).split(column.separator)
    found: dict[str, None] = {}
    for piece in filter(None, (one.strip() for one in pieces)):
        item = words.read(piece) if words else piece
        if isinstance(item, Said):
            return item
        found[item] = None
    return list(found)


def refused_cell(cell: Cell) -> Said | None:
    """Why a cell cannot be read as any kind: a formula, an error value, something nested."""
    return cell.said if isinstance(cell, Fault) else None
