"""Merged cells of a sheet: a workbook writes their value once, at the first of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import sentences, workbook_refusals
from fourfold.data.sources.reading.cells import MOST_COLUMNS, Cell, Fault, as_text

MOST = 200_000


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """The cells that are merged into one, counted from 1."""

    first: int
    left: int
    last: int
    right: int


def merge_of(reference: str) -> Merge:
    """The cells that a sheet names, such as A3:A5."""
    left, first, right, last = range_boundaries(reference)
    return Merge(int(first or 0), int(left or 0), int(last or 0), int(right or 0))


class Merged:
    """Gives the cells of each row, in order, what is written once for several. `body` is the first row below headings.

    Among the headings a value stands in all cells of its merge. Below them it is repeated down; one over several
    columns is held back, for nobody can tell which of them it belongs to.
    """

    def __init__(self, merges: list[Merge], body: int) -> None:
        if len(merges) > MOST:
            raise Refused(workbook_refusals.TOO_MANY_MERGES.say(limit=MOST))
        merges = [replace(merge, right=min(merge.right, MOST_COLUMNS)) for merge in merges]
        self._coming, self._body = sorted(merges, reverse=True), body
        self._open: list[tuple[Merge, Cell]] = []

    def fill(self, number: int, row: list[Cell]) -> list[Cell]:
        """The cells of a row with those that a merge gives it. An empty row stays empty."""
        self._open = [(merge, value) for merge, value in self._open if merge.last >= number]
        while self._coming and self._coming[-1].first <= number:
            merge = self._coming.pop()
            if value := row[merge.left - 1] if len(row) >= merge.left else "":
                self._open.append((merge, self._said(merge, value)))
                if len(self._open) > MOST_COLUMNS:  # cells that are merged twice, which no program writes
                    raise Refused(workbook_refusals.DAMAGED_WORKBOOK.say())
        if number >= self._body and not any(row):
            return row
        for merge, value in self._open:
            row += [""] * (merge.right - len(row))
            row[merge.left - 1 : merge.right] = [value] * (merge.right - merge.left + 1)
        return row

    def _said(self, merge: Merge, value: Cell) -> Cell:
        if merge.first < self._body or merge.left == merge.right:
            return value
        cells = f"{get_column_letter(merge.left)}{merge.first}:{get_column_letter(merge.right)}{merge.last}"
        return Fault(as_text(value), sentences.MERGED_ACROSS.say(cells=cells))


def joined(rows: list[list[Cell]]) -> list[str]:
    """Headings of several rows as one: the group and what is below it, such as “Results / Arrests”."""
    width = max(map(len, rows), default=0)
    columns = ([as_text(row[at]).strip() if at < len(row) else "" for row in rows] for at in range(width))
    return [" / ".join(dict.fromkeys(filter(None, column))) for column in columns]
