"""What a cell can be as it was read, and a chunk of rows of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from fourfold.data.sources.contracts.saying import Said

# Not text: control characters, halves of a letter, what turns the letters around it to another direction (a name could
# be made to read as another), and two that Unicode keeps free.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Has neither width nor meaning; comes along when a cell is copied from a web page.
NOTHING = re.compile("[\u200b\u2060\ufeff]")
CHUNK = 500  # few enough to stay in a processor's cache: thousands at once take half as long again
SHOWN = 80
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


def printable(text: str) -> str:
    """Text with whatever cannot be printed or stored made visible as one sign."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(cell: Cell) -> str:
    """A cell short enough for a sentence, with nothing in it that cannot be printed or stored."""
    text = printable(" ".join(as_text(cell).split()))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def as_json(row: Iterable[Cell]) -> str:
    """A row as a JSON list of texts (a list cell stays a list), in ASCII so that any text column
    can hold it."""
    return json.dumps([list(cell) if isinstance(cell, tuple) else as_text(cell) for cell in row])


def from_json(text: str) -> list[Cell]:
    """The row that `as_json` wrote, ready to be checked again after mending."""
    return [tuple(cell) if isinstance(cell, list) else cell for cell in json.loads(text)]
