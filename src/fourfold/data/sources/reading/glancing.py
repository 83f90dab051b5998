"""A look at the top of somebody's own spreadsheet: its sheets, its row of headings, and the first cells below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Column, Contract, Format
from fourfold.data.sources.reading import draft_refusals, refusals
from fourfold.data.sources.reading.cells import as_text, shown
from fourfold.data.sources.reading.csv_source import CsvSource
from fourfold.data.sources.reading.encodings import Lines
from fourfold.data.sources.reading.headings import trimmed
from fourfold.data.sources.reading.opening import ZIP, check_start
from fourfold.data.sources.reading.xlsx_source import XlsxSource, opened, sheet_names

DEEPEST = 20  # rows in which headings are looked for
SHOWN = 3
ENCODINGS = ("utf-8", "windows-1252", "utf-16")
Known = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Glance:
    """One sheet, or one CSV file: where its headings stand, what they are, and examples of what is below each."""

    format: Format
    sheet: str | None
    delimiter: str
    header_row: int
    headings: list[str]
    examples: list[list[str]]
    known: int

    @property
    def how(self) -> dict[str, object]:
        """What a column map says of it."""
        said: dict[str, object] = {"format": self.format.value, "header_row": self.header_row}
        if self.format is Format.CSV:
            return said | {
                "delimiter": "tab" if self.delimiter == "\t" else self.delimiter,
                "encodings": list(ENCODINGS),
            }
        return said | {"sheet": self.sheet, "merged_cells": "yes"}


def glances(path: Path, known: Known, row: int | None = None) -> list[Glance]:
    """Every sheet that has headings, the one with the most known ones first; raises Refused for what is none.

    `row` says in which row the headings stand; without it, it is the one with the most known headings.
    """
    found = [one for one in _each(path, known, row) if any(one.headings)]
    if not found:
        raise Refused(draft_refusals.NO_TABLE.say())
    return sorted(found, key=lambda one: -one.known)


def _each(path: Path, known: Known, row: int | None) -> Iterator[Glance]:
    with path.open("rb") as stream:
        start = stream.read(4)
        stream.seek(0)
        if not start.startswith(ZIP):
            delimiter = _delimiter(path)
            contract = _contract(Format.CSV, delimiter=delimiter)
            check_start(stream, contract, path.stat().st_size)
            yield _glance(contract, CsvSource(stream, contract), known, row)
            return
        archive = opened(stream)
        for name in sheet_names(archive)[:DEEPEST]:
            contract = _contract(Format.XLSX, sheet=name)
            try:
                yield _glance(contract, XlsxSource(stream, contract, archive), known, row)
            except Refused as refused:
                if any(one.code != refusals.EMPTY_FILE.code for one in refused.said):
                    raise


def _contract(kind: Format, **how: object) -> Contract:
    # Two columns, so that a divider that is none of the file's is noticed.
    nobodys = (Column("a"), Column("b"))
    return Contract("", "", 1, kind, nobodys, (), encodings=ENCODINGS, merged_cells=True, **how)  # type: ignore[arg-type]


def _glance(contract: Contract, source: CsvSource | XlsxSource, known: Known, row: int | None) -> Glance:
    rows = [source.headings]
    for chunk in source.chunks():
        rows += [list(map(as_text, one)) for one in chunk.rows[: max(DEEPEST, row or 0) + SHOWN]]
        break
    top = min(row, len(rows)) if row else _row_of_headings(rows[:DEEPEST], known)
    headings = trimmed(rows[top - 1])
    below = [one for one in rows[top:] if any(one)][:SHOWN]
    examples = [
        [shown(one[at]) for one in below if at < len(one) and one[at].strip()] for at in range(len(headings))
    ]
    return Glance(
        contract.format, contract.sheet, contract.delimiter, top, headings, examples, known(headings)
    )


def _row_of_headings(rows: Sequence[Sequence[str]], known: Known) -> int:
    """The first row with the most known headings; where none is known, the first with several words."""
    counts = [known(row) for row in rows]
    if max(counts, default=0) > 1:
        return counts.index(max(counts)) + 1
    wide = [at for at, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1]
    return wide[0] + 1 if wide else 1


def _delimiter(path: Path) -> str:
    """The divider that is there most often in the first lines."""
    with path.open("rb") as stream:
        lines = Lines(stream, ENCODINGS)
        text = "".join(line for line, _number in zip(lines, range(DEEPEST), strict=False))
    return max(",;\t|", key=text.count)
