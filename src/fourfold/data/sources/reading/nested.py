"""A record with fields inside fields becomes a row: each of our columns in its place, whatever else it holds named."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from fourfold.data.sources.contracts.paths import TEXT, Branch, folded_name, is_chosen, plain, tree
from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.contracts.shape import Column, Contract
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, Fault, Row, as_text, shown

NOTHING: tuple[Any, ...] = (None, "", [], {})
Found = dict[str, list[Cell]]  # what a record has for each of our columns


class Surplus(Exception):
    """Something in a record that the column map does not know; its path, or why it cannot be taken."""

    def __init__(self, said: Said, path: str = "") -> None:
        super().__init__()
        self.said, self.path = said, path


class Flat:
    """Rows of nested records under a contract, in the order of its columns that have a heading."""

    def __init__(self, contract: Contract) -> None:
        self._columns = [column for column in contract.columns if column.headings]
        self._tree, self._any = tree(contract), contract.extra_columns is None
        self._listed: set[str] = set()

    def headings_met(self, records: Iterable[object]) -> list[str]:
        """Our headings but those that no record has, then what the records have besides."""
        met: set[str] = set()
        surplus: dict[str, None] = {}
        for record in records:
            if isinstance(record, dict):
                _meet(record, self._tree, "", met, surplus)
        return self._headings(met, () if self._any else surplus)

    def headings_known(self, fields: Collection[str]) -> list[str]:
        """The same where the fields of every record are known beforehand, as plain paths."""
        known = {plain(name) for name in fields}
        here = {
            column.name
            for column in self._columns
            if any(plain(heading) in known for heading in column.headings)
        }
        surplus = [name for name in fields if not _leads(self._tree, plain(name).split("/"))]
        chosen = [
            one.headings[0] for one in self._columns if is_chosen(one.headings[0]) and one.name not in here
        ]
        return self._headings(here, () if self._any else surplus, but=chosen)

    def _headings(self, met: set[str], surplus: Iterable[str], but: Collection[str] = ()) -> list[str]:
        kept = [
            one.headings[0] for one in self._columns if _may_stand(one, met) and one.headings[0] not in but
        ]
        self._order = [one.name for one in self._columns if one.headings[0] in kept]
        return [*kept, *surplus]

    def row(self, record: dict[str, Any]) -> Row:
        """The cells of a record, or the one fault that says what it holds besides."""
        found: dict[str, list[Cell]] = {}
        self._listed.clear()
        try:
            self._fields(record, self._tree, "", found)
        except Surplus as surplus:
            return [Fault(json.dumps(record, default=as_text), surplus.said)]
        return [self._cell(name, found[name]) if name in found else "" for name in self._order]

    def _cell(self, name: str, values: list[Cell]) -> Cell:
        if len(values) == 1 and name not in self._listed:
            return values[0]
        faults = [one for one in values if isinstance(one, Fault)]
        return faults[0] if faults else tuple(map(as_text, values))

    def _fields(self, record: dict[str, Any], branch: Branch, path: str, found: Found) -> None:
        if type(record) is not dict:  # one that gives a field twice
            raise Surplus(sentences.FIELD_TWICE.say())
        chosen = self._chosen(record, branch, path) if branch.by else branch
        for name, value in record.items():
            below = chosen.named(name)
            if below is not None and below.column and type(value) is str:
                if value:
                    found.setdefault(below.column, []).append(value)
            elif (not value and value in NOTHING) or (branch.by and folded_name(name) == branch.by):
                continue
            elif below is not None:
                self._value(value, below, f"{path}{name}/", found)
            elif not self._any:
                raise _surplus(f"{path}{name}")

    def _chosen(self, record: dict[str, Any], branch: Branch, path: str) -> Branch:
        word = next((value for name, value in record.items() if folded_name(name) == branch.by), "")
        found = branch.chosen.get(folded_name(as_text(word))) if isinstance(word, str) else None
        if found is None:
            said = sentences.UNKNOWN_CHOICE.say(field=path.rstrip("/"), by=branch.by, found=_brief(word))
            raise Surplus(said)
        return found

    def _value(self, value: Any, branch: Branch, path: str, found: Found) -> None:
        if isinstance(value, list):
            if branch.column:
                self._listed.add(branch.column)
            for one in value:
                if one not in NOTHING:
                    self._value(one, branch, path, found)
        elif isinstance(value, dict) and (branch.below or branch.by or set(value) == {TEXT}):
            self._fields(value, branch, path, found)
        elif branch.column:
            found.setdefault(branch.column, []).append(cell(value))
        elif not branch.let_go and not self._any:
            raise _surplus(path.rstrip("/"))


def cell(value: Any) -> Cell:
    """One value of a record as a cell; what is none says so."""
    if isinstance(value, str | Fault):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_as_text(value)
    raw = json.dumps(value, default=as_text)
    return Fault(raw, sentences.NOT_A_VALUE.say(found=shown(raw)))


def number_as_text(value: Any) -> str:
    """A number as a person typed it: whole numbers without a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _brief(value: Any) -> str:
    return shown(value if isinstance(value, str) else json.dumps(value, default=as_text))


def _surplus(path: str) -> Surplus:
    return Surplus(sentences.EXTRA_FIELD.say(field=shown(path)), path)


def _may_stand(column: Column, met: set[str]) -> bool:
    return column.may_be_missing or column.name in met or is_chosen(column.headings[0])


def _leads(branch: Branch, steps: list[str]) -> bool:
    """Whether a plain path is known: to a column, to what chooses, or to what is let go."""
    if not steps or branch.let_go:
        return bool(branch.column or branch.let_go)
    if branch.by:
        return steps == [branch.by] or any(_leads(one, steps) for one in branch.chosen.values())
    below = branch.below.get(steps[0])
    return below is not None and _leads(below, steps[1:])


def _meet(value: Any, branch: Branch, path: str, met: set[str], surplus: dict[str, None]) -> None:
    if branch.column:
        met.add(branch.column)
    for record in value if isinstance(value, list) else [value]:
        if not isinstance(record, dict) or branch.by or branch.column or branch.let_go:
            continue
        for name, inner in record.items():
            below = branch.below.get(folded_name(name))
            if below is not None:
                _meet(inner, below, f"{path}{name}/", met, surplus)
            elif inner not in NOTHING or not path:
                surplus[f"{path}{name}"] = None
