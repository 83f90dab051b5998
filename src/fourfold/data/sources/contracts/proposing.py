"""Somebody's own spreadsheet: which of our columns each heading may mean, and the column map that the answers make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import yaml

from fourfold.data.sources.contracts.column_map import DATE_ORDERS, folded
from fourfold.data.sources.contracts.shape import LONGEST_CELL, Column, Contract, Kind

ALIKE = 0.8
# What a person writes into a spreadsheet of their own: days first, and days as the workbook keeps them.
THEIR_DAYS = tuple(one for one in DATE_ORDERS if one != "MM/DD/YYYY")


def newest_of(contracts: Iterable[Contract], sender: str, sends: str) -> Contract:
    """The newest column map of a sender for what it sends."""
    return max(
        (one for one in contracts if (one.sender, one.sends) == (sender, sends)), key=lambda one: one.version
    )


def labels(base: Contract) -> dict[str, str]:
    """Our columns by what their sender calls them in its own map."""
    return {one.name: _label(one, base) for one in base.columns}


def proposed(headings: Sequence[str], base: Contract, known: Iterable[Contract]) -> list[str]:
    """Our column for each heading, or nothing: one that some map knows, else one that is written almost alike."""
    names = _names(base, known)
    found = [names.get(folded(heading), "") for heading in headings]
    found = [name if name not in found[:spot] else "" for spot, name in enumerate(found)]
    for spot, heading in enumerate(headings):
        if not found[spot]:
            near = get_close_matches(folded(heading), names, n=1, cutoff=ALIKE)
            if near and names[near[0]] not in found:
                found[spot] = names[near[0]]
    return found


def known_among(cells: Sequence[str], base: Contract, known: Iterable[Contract]) -> int:
    """How many cells of a row are headings that some map knows: the row of headings has the most."""
    names = _names(base, known)
    return len({names[folded(cell)] for cell in cells if folded(cell) in names})


def own_map(
    base: Contract, known: Iterable[Contract], named: Mapping[str, str], headings: Sequence[str], **how: Any
) -> str:
    """The text of a column map under which a spreadsheet is read: `named` gives the heading of each matched column.

    A column that is not matched gets a heading that the spreadsheet has not, and is filled in by hand.
    """
    taken = {folded(heading) for heading in headings}
    everyone = [*known, base]
    columns = {}
    for column in base.columns:
        label = _label(column, base)
        while folded(label) in taken:
            label += " *"
        heading = named.get(column.name, label)
        columns[column.name] = _column(column, heading, column.name not in named, everyone)
    top = {
        "sender": base.sender,
        "sends": base.sends,
        "version": str(base.version),
        **{name: str(value) if isinstance(value, int) else value for name, value in how.items()},
        "key": list(base.key),
        "extra_columns": "any",
        "columns": columns,
    }
    return yaml.dump(top, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """A column map may not refer to another part of itself."""
        return True


def _names(base: Contract, known: Iterable[Contract]) -> dict[str, str]:
    """Headings and names, as they are compared, to our columns; the sender's own count most."""
    ours = {column.name for column in base.columns}
    names = {folded(name.replace("_", " ")): name for name in ours}
    for contract in (*known, base):
        flat = () if contract.nested else contract.columns
        names |= {
            folded(one): column.name for column in flat if column.name in ours for one in column.headings
        }
    return names | {folded(label): name for name, label in labels(base).items()}


def _label(column: Column, base: Contract) -> str:
    if column.headings and not base.nested:
        return column.headings[0]
    return column.name.replace("_", " ").capitalize()


def _column(column: Column, heading: str, absent: bool, everyone: Sequence[Contract]) -> dict[str, Any]:
    said: dict[str, Any] = {"headings": [heading], "kind": column.kind.value}
    if column.required:
        said["required"] = "yes"
    if absent:
        said["may_be_missing"] = "yes"
    if column.longest != LONGEST_CELL:
        said["longest"] = str(column.longest)
    if column.codes:
        said["codes"] = column.codes
    if column.default:
        said["default"] = column.default
    if column.kind is Kind.DAY:
        said["date_orders"] = list(THEIR_DAYS)
    if column.kind in (Kind.INTEGER, Kind.AMOUNT) and column.lowest > -(10**18):
        said["lowest"] = str(column.lowest)
    words = {
        word: code
        for contract in everyone
        for other in contract.columns
        if other.name == column.name
        for word, code in other.words.items()
    }
    return said | ({"words": words} if words else {})
