"""The national database's answer, read from its file: what became of each row that was sent."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.ui import formats
from fourfold.data.sources.contracts.saying import Refused, sentence
from fourfold.data.sources.contracts.shape import Column, Contract, Format, Kind
from fourfold.data.sources.reading.validating import Checked, check_file
from fourfold.data.sources.reading.words import CodeSets
from fourfold.reporting.exchange.maps import NationalMap

MOST_BYTES = 20 << 20
# It is read while somebody waits: a small workbook may hold a million rows.
MOST_ROWS = 100_000
TOO_MANY = sentence(
    "national_rows",
    gettext_lazy("This file has more than %(limit)s rows. Ask for it in parts, a kind or an agency each."),
)
MOST_SAID = 20  # of the rows that say nothing usable; the others are counted
ZIP = b"PK\x03\x04"
LONGEST = {"row": 40, "reference": 40, "national_reference": 60, "reason": 500}


@dataclass(frozen=True)
class Answer:
    """What the national database answered to one row."""

    row: str
    reference: str
    accepted: bool
    national_reference: str
    reason: str


@dataclass
class Read:
    """A receipt as it was read; `faults` are sentences, each about one row that says nothing usable."""

    digest: str
    answers: list[Answer] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(file: IO[bytes], said: NationalMap) -> Read:
    """Every answer of a receipt, CSV or XLSX; raises data.sources' Refused, in words, for a file that is no receipt."""
    with kept(file) as (path, digest, start):
        found = Read(digest)
        for checked in checked_rows(path, _contract(said, start), {"outcome": ("accepted", "refused")}):
            found.faults += [
                (bad.row, "; ".join(str(reason.said) for reason in bad.reasons)) for bad in checked.bad
            ]
            for row, values in zip(checked.rows, checked.good, strict=True):
                _add(found, row, _answer(values))
    found.faults.sort()
    return found


def checked_rows(path: Path, contract: Contract, codes: CodeSets) -> Iterator[Checked]:
    """A file of the national database, portion by portion; Refused where it has more than MOST_ROWS rows."""
    for checked in check_file(path, contract, codes):
        if max((*checked.rows, *checked.repeated, *(bad.row for bad in checked.bad)), default=0) > MOST_ROWS:
            raise Refused(TOO_MANY.say(limit=MOST_ROWS))
        yield checked


def in_words(faults: Sequence[tuple[int, str]], each: str) -> list[str]:
    """What is wrong with rows: the first MOST_SAID in `each` sentence, of the others how many there are."""
    found = [each % {"row": row, "why": why} for row, why in faults[:MOST_SAID]]
    more = len(faults) - len(found)
    said = ngettext("%(count)s row more was left out.", "%(count)s rows more were left out.", more)
    return [*found, said % {"count": formats.number(more)}] if more else found


def _add(found: Read, row: int, answer: Answer) -> None:
    if answer.accepted and not answer.national_reference:
        found.faults.append((row, _("it says accepted and gives no national reference.")))
    elif not answer.accepted and not answer.reason:
        found.faults.append((row, _("it says refused and gives no reason.")))
    else:
        found.answers.append(answer)


@contextmanager
def kept(file: IO[bytes]) -> Iterator[tuple[Path, str, bytes]]:
    """An uploaded file on disk for as long as it is read: where, its SHA-256, and its first bytes."""
    digest, start = hashlib.sha256(), b""
    with tempfile.NamedTemporaryFile() as copy:
        for portion in iter(lambda: file.read(1 << 20), b""):
            start = start or portion[:8]
            digest.update(portion)
            copy.write(portion)
        copy.flush()
        yield Path(copy.name), digest.hexdigest(), start


def format_of(start: bytes) -> Format:
    """A workbook, or else text."""
    return Format.XLSX if start.startswith(ZIP) else Format.CSV


def _contract(said: NationalMap, start: bytes) -> Contract:
    text = {
        "row": (said.row, True, False),
        "reference": (said.reference, True, False),
        "national_reference": (said.national_reference, False, False),
        "reason": (said.reason, False, True),
    }
    columns = [
        Column(name, (heading,), required=required, may_be_missing=missing, longest=LONGEST[name])
        for name, (heading, required, missing) in text.items()
    ]
    outcome = Column(
        "outcome", (said.outcome,), Kind.CODE, required=True, codes="outcome",
        words={said.accepted: "accepted", said.refused: "refused"},
    )  # fmt: skip
    return Contract(
        "national",
        "receipt",
        said.version,
        format_of(start),
        (*columns, outcome),
        ("row",),
        extra_columns=None,
    )


def _answer(values: tuple[str | None, ...]) -> Answer:
    row, reference, national, reason, outcome = (value or "" for value in values)
    return Answer(row.strip(), reference.strip(), outcome == "accepted", national.strip(), reason.strip())
