"""Named definitions as data. A definition that has been run is never changed: it is copied under a new version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fourfold.reporting.extracts.records import Records, records_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Definition:
    """What is asked: of which records, kept by which filters, with which columns, totalled by which.

    `notes` say what a reader has to know of it; `mix` names two columns whose values are counted together.
    """

    code: str
    version: int
    title: str
    sentence: str
    of: str
    where: Any
    columns: tuple[str, ...]
    totals: tuple[str, ...]
    digest: str
    notes: tuple[str, ...] = ()
    mix: tuple[str, ...] = ()

    @property
    def records(self) -> Records:
        """What extracts have to know of the records that are asked of."""
        return records_of(self.of)


def definitions() -> dict[str, Definition]:
    """The latest version of every definition, by its code: those of threats first, which most people come for."""
    latest = {code: found for (code, _version), found in sorted(_every().items())}
    return dict(sorted(latest.items(), key=lambda one: (one[1].of != "threats", one[0])))


def definition(code: str, version: int) -> Definition | None:
    """One version of a definition, as runs of it were made; None when it is not here any more."""
    return _every().get((code, version))


@cache
def _every() -> dict[tuple[str, int], Definition]:
    found = (_read(path.read_text()) for path in FOLDER.glob("*.yaml"))
    return {(one.code, one.version): one for one in found}


def _read(text: str) -> Definition:
    said = yaml.safe_load(text)
    return Definition(
        code=said["code"],
        version=said["version"],
        title=said["title"],
        sentence=said["sentence"],
        of=said["of"],
        where=records_of(said["of"]).filters(
            {name: [str(word) for word in words] for name, words in said["where"].items()}
        ),
        columns=tuple(said["columns"]),
        totals=tuple(said["totals"]),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        notes=tuple(said.get("notes", ())),
        mix=tuple(said.get("mix", ())),
    )
