"""The column map between this platform and the national database: one declared file a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fourfold.core.ui.exports import harmless

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Column:
    """One column of a file: its heading, our field behind it, and the national words for our codes."""

    heading: str
    field: str
    words: Mapping[str, str]

    def cell(self, content: Mapping[str, str]) -> str:
        """What the file says; a code without a national word is said as it is."""
        value = content.get(self.field, "")
        return harmless(self.words.get(value, value))


@dataclass(frozen=True)
class Sheet:
    """The file of one kind of record."""

    name: str
    columns: tuple[Column, ...]

    def cells(self, content: Mapping[str, str]) -> dict[str, str]:
        """What is said of a record, by heading."""
        return {column.heading: column.cell(content) for column in self.columns}


@dataclass(frozen=True)
class NationalMap:
    """Headings and words of one version. `says` is what people are told of it."""

    version: int
    says: str
    most_rows: int
    acts: Mapping[str, str]
    row: str
    act: str
    reference: str
    national_reference: str
    outcome: str
    reason: str
    accepted: str
    refused: str
    sheets: Mapping[str, Sheet]
    agencies: Mapping[str, str]

    def headings(self, kind: str) -> list[str]:
        """The headings of an upload file, in order."""
        first = [self.row, self.act, self.reference, self.national_reference]
        return first + [column.heading for column in self.sheets[kind].columns]


@cache
def national_map(version: int) -> NationalMap:
    """The map of a version; KeyError for one that was never shipped."""
    path = FOLDER / f"national_{version}.yaml"
    if not path.exists():
        raise KeyError(version)
    return _read(yaml.safe_load(path.read_text()))


@cache
def newest() -> NationalMap:
    """The map under which files are written now."""
    return national_map(
        max(int(path.stem.removeprefix("national_")) for path in FOLDER.glob("national_*.yaml"))
    )


def _read(given: dict[str, Any]) -> NationalMap:
    lists = {**given["word_lists"], "agencies": given["agencies"]}
    sheets = {
        kind: Sheet(
            sheet["sheet"],
            tuple(
                Column(one["heading"], one["field"], lists.get(one.get("words"), {}))
                for one in sheet["columns"]
            ),
        )
        for kind, sheet in given["kinds"].items()
    }
    names = (
        "version",
        "says",
        "most_rows",
        "acts",
        "row",
        "act",
        "reference",
        "national_reference",
        "agencies",
    )
    return NationalMap(sheets=sheets, **{name: given[name] for name in names}, **given["receipt"])
