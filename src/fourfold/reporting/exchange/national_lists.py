"""The national database's own list, read from its export."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO

from fourfold.data.sources.contracts.shape import Column, Contract
from fourfold.reporting.exchange.maps import NationalMap
from fourfold.reporting.exchange.receipts import checked_rows, format_of, kept

OWNER = "Owner"


@dataclass(frozen=True)
class Listed:
    """One row of the list; `owner` is the code of its agency here, "" where the words mean none."""

    national_reference: str
    reference: str
    owner: str
    cells: dict[str, str]


@dataclass
class Read:
    """The list as it was read; `faults` are sentences, each about one row."""

    digest: str
    rows: list[Listed] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read(file: IO[bytes], kind: str, said: NationalMap) -> Read:
    """Every row of an export of one kind, CSV or XLSX; raises data.sources' Refused, in words, for another file."""
    headings = [column.heading for column in said.sheets[kind].columns]
    codes = {word: code for code, word in said.agencies.items()}
    with kept(file) as (path, digest, start):
        found = Read(digest)
        contract = Contract(
            "national", "list", said.version, format_of(start), _columns(said, headings), (said.national_reference,),
            extra_columns=None,
        )  # fmt: skip
        for checked in checked_rows(path, contract, {}):
            found.faults += [
                (bad.row, "; ".join(str(reason.said) for reason in bad.reasons)) for bad in checked.bad
            ]
            for national, reference, *cells in checked.good:
                by_heading = dict(zip(headings, (cell or "" for cell in cells), strict=True))
                owner = codes.get(by_heading[OWNER], "")
                found.rows.append(Listed(national, reference or "", owner, by_heading))
    return found


def _columns(said: NationalMap, headings: list[str]) -> tuple[Column, ...]:
    first = (
        Column(said.national_reference, (said.national_reference,), required=True, longest=60),
        Column(said.reference, (said.reference,), longest=60),
    )
    return first + tuple(Column(heading, (heading,)) for heading in headings)
