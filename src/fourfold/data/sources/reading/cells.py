"""What a cell can be as it was read, and a chunk of rows of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from fourfold.core.ui import letters
from fourfold.data.sources.contracts.saying import Said

CHUNK = 500  # few enough to stay in a processor's cache: thousands at once take half as long again
MOST_COLUMNS = 500  # a row held back is mended on one page, a box for each cell


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (or, alone in its row, a row) that could not be taken as read: its text and why."""

    raw: str
    said: Said


Cell: TypeAlias = "str | date | datetime | tuple[str, ...] | Fault"
Row: TypeAlias = "Sequence[Cell]"


@dataclass(slots=True)
class Chunk:
    """Consecutive rows of a file; `first` is the number of the first, as a spreadsheet would count it."""

    first: int
    rows: list[Row]
    only_text: bool = False


def as_text(cell: Cell) -> str:
    """A cell as text: days and moments in ISO form, what could not be read as it stood in the file."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Fault):
        return cell.raw
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return midnight_as_day(cell).isoformat()


def midnight_as_day(cell: date | datetime) -> date | datetime:
    """Workbooks write a day as its midnight; that is a day."""
    if isinstance(cell, datetime) and cell.tzinfo is None and cell.time() == time(0):
        return cell.date()
    return cell


def shown(cell: Cell) -> str:
    """A cell short enough for a sentence, with nothing in it that cannot be printed or stored."""
    return letters.shown(as_text(cell))


def as_json(row: Iterable[Cell]) -> str:
    """A row as a JSON list of texts (a list cell stays a list), in ASCII so that any text column
    can hold it."""
    return json.dumps([list(cell) if isinstance(cell, tuple) else as_text(cell) for cell in row])


def from_json(text: str) -> list[Cell]:
    """The row that `as_json` wrote, ready to be checked again after mending."""
    return [tuple(cell) if isinstance(cell, list) else cell for cell in json.loads(text)]
