"""The register file: agencies, their successions and the words for their areas, as three small tables.

It gives every agency its number, so that numbers are the same in every installation. `data/README.md` says
where each name comes from.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext as _

from fourfold.core.agencies import rules

FOLDER = Path(__file__).parent / "data"


class RegisterWrong(Exception):
    """The register file cannot be used; the text names the row and says what is wrong with it."""


@dataclass(frozen=True)
class Row:
    """One agency as the file gives it: with one name and one place, from a day until a day (not included)."""

    id: int
    code: str
    kind: str
    name: str
    name_cy: str
    short_name: str
    ons_code: str
    parent: str
    bond: str
    from_day: date | None
    until_day: date | None
    legal_body: bool
    host: str
    host_note: str
    source: str
    note: str

    @property
    def period(self) -> tuple[date | None, date | None]:
        return self.from_day, self.until_day


@dataclass(frozen=True)
class Ending:
    """What the file says became of an agency."""

    agency: str
    successor: str
    kind: str
    on_day: date
    evidence: str


@dataclass(frozen=True)
class Word:
    """The word that a force uses for its local areas."""

    force: str
    singular: str
    plural: str
    singular_cy: str
    plural_cy: str
    from_day: date | None
    until_day: date | None


@dataclass(frozen=True)
class File:
    """All three tables, checked: every code that is named exists, and no number or code is used twice."""

    agencies: tuple[Row, ...]
    endings: tuple[Ending, ...]
    words: tuple[Word, ...]

    @cached_property
    def ids(self) -> dict[str, int]:
        return {row.code: row.id for row in self.agencies}

    @cached_property
    def register(self) -> rules.Register:
        """The file as the rules see it, with nothing carried over yet."""
        ids = self.ids
        return rules.Register(
            kinds={row.id: row.kind for row in self.agencies},
            names=tuple(rules.Name(a.id, a.name, a.name_cy, a.short_name, *a.period) for a in self.agencies),
            places=tuple(rules.Place(a.id, ids.get(a.parent), a.bond, *a.period) for a in self.agencies),
            steps=tuple(rules.Step(ids[e.agency], ids[e.successor], e.kind, e.on_day) for e in self.endings),
        )


def read(folder: Path | None = None) -> File:
    """The register file in a folder (ours by default); RegisterWrong says what must be put right."""
    folder = folder or FOLDER
    file = File(
        agencies=tuple(_agency(row) for row in _rows(folder / "agencies.csv")),
        endings=tuple(_ending(row) for row in _rows(folder / "successions.csv")),
        words=tuple(_word(row) for row in _rows(folder / "area_words.csv")),
    )
    _check(file)
    return file


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _agency(row: dict[str, str]) -> Row:
    try:
        typed = {"id": int(row["id"]), "legal_body": row["legal_body"] == "yes", **_days(row)}
    except ValueError as error:
        raise RegisterWrong(_("Agency %(code)s: %(what)s.") % {"code": row["code"], "what": error}) from error
    return Row(**{**row, **typed})  # type: ignore[arg-type]


def _ending(row: dict[str, str]) -> Ending:
    return Ending(**{**row, "on_day": date.fromisoformat(row["on_day"])})  # type: ignore[arg-type]


def _word(row: dict[str, str]) -> Word:
    kept = {name: value for name, value in row.items() if name != "source"}
    return Word(**{**kept, **_days(row)})  # type: ignore[arg-type]


def _days(row: dict[str, str]) -> dict[str, date | None]:
    return {name: date.fromisoformat(row[name]) if row[name] else None for name in ("from_day", "until_day")}


def _check(file: File) -> None:
    if len({row.id for row in file.agencies}) < len(file.agencies) or len(file.ids) < len(file.agencies):
        raise RegisterWrong(_("A number or a code is used twice in agencies.csv. Give each agency its own."))
    named = {row.parent for row in file.agencies} | {row.host for row in file.agencies}
    named |= {code for ending in file.endings for code in (ending.agency, ending.successor)}
    missing = sorted((named | {word.force for word in file.words}) - file.ids.keys() - {""})
    if missing:
        sentence = _("The register file names %(codes)s, but agencies.csv has no such code.")
        raise RegisterWrong(sentence % {"codes": ", ".join(missing)})
