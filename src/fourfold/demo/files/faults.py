"""Rows that are wrong: a date that is none, a force that nobody knows, a cell too long, a formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fourfold.data.sources.contracts.shape import Column, Contract
from fourfold.demo.files import rendering
from fourfold.demo.region.facts import KINDS
from fourfold.demo.region.shapes import BadRow


@dataclass(frozen=True)
class Formula:
    """A cell that a workbook would work out; other formats write its text."""

    text: str


def cells(contract: Contract, bad: BadRow) -> dict[str, Any]:
    """The row as it is sent, with its fault in it."""
    made = rendering.cells(contract, facts(bad))
    columns = {column.name: column for column in contract.columns}
    name, wrong = _wrong(columns, bad.fault)
    if name:
        made[columns[name].headings[0]] = wrong
    return made


def facts(bad: BadRow) -> dict[str, Any]:
    """The facts of a bad row; one that a file may not decide says what the platform does not."""
    if bad.fault == "closes":
        return {**bad.facts, "phase": "closed_other"}
    if bad.fault == "retypes":
        other = next(kind for kind in KINDS if kind != bad.facts["kind"])
        return {**bad.facts, "kind": other, "subtype": ""}
    return dict(bad.facts)


def _wrong(columns: dict[str, Column], fault: str) -> tuple[str, Any]:
    if fault == "bad date":
        return "first_identified", rendering.day(columns["first_identified"], date(2022, 2, 28)).replace(
            "28", "31"
        )
    if fault == "unknown force":
        return "owner_agency", "Cheshaven"
    if fault == "too long":
        return "name", "Op Larchgarth and all its associates, " * 6
    return ("kind", Formula("=B2&C2")) if fault == "formula" else ("", None)
