"""Rows become records with fields inside fields, and those NDJSON, XML or a set of CSV files: paths turned round."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from fourfold.data.sources.contracts.paths import BETWEEN, STEP
from fourfold.data.sources.contracts.shape import Contract, Format

TEXT = "#"
FIXED_DAY = (2021, 6, 1, 0, 0, 0)


def record(contract: Contract, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row by its paths as one record; what is empty is left out."""
    made: dict[str, Any] = {}
    for heading, value in row.items():
        if value not in ("", None, []):
            *above, last = BETWEEN.split(heading)
            if isinstance(value, list) and above and _alone(heading, row) and _splits(contract, last):
                _down(made, above[:-1])[above[-1]] = [{last: one} for one in value]
            else:
                _put(_down(made, above), last, value)
    return made


def ndjson(contract: Contract, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """One record a line."""
    lines = (json.dumps(record(contract, row), ensure_ascii=False, default=_number) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def xml(contract: Contract, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """One element a record, and the count where the map says that it stands."""
    root = Element("Echdyniad")
    *steps, last = contract.counted_by.split("/")
    head = root
    for step in steps:
        head = SubElement(head, step)
    if last.startswith("@"):
        head.set(last[1:], str(len(rows)))
    for row in rows:
        _element(root, contract.record, record(contract, row))
    return tostring(root, encoding="utf-8", xml_declaration=True)


def csv_set(contract: Contract, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The files of a set in an archive: the same rows give the same bytes."""
    first, *others = contract.files
    records = [record(contract, row) for row in rows]
    tables: dict[str, list[dict[str, Any]]] = {
        first.file: [{k: v for k, v in one.items() if not isinstance(v, list)} for one in records]
    }
    for part in others:
        tables[part.file] = [
            {part.joined_by: one.get(first.joined_by, ""), **child}
            for one in records
            for child in one.get(part.name, ())
        ]
    heads = {part.file: _fields(contract, part.name, part.joined_by) for part in others}
    heads[first.file] = list(
        dict.fromkeys(h for c in contract.columns for h in c.headings[:1] if "/" not in h)
    )
    if contract.counts:
        named = contract.counts
        tables[named.file] = [{named.name: name, named.rows: len(table)} for name, table in tables.items()]
        heads[named.file] = [named.name, named.rows]
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_DAY), _csv(contract, heads[name], table))
    return made.getvalue()


def _alone(heading: str, row: Mapping[str, Any]) -> bool:
    begins = heading.rpartition("/")[0] + "/"
    return sum(other.startswith(begins) for other in row) == 1


def _splits(contract: Contract, last: str) -> bool:
    return contract.format is not Format.XML or last.startswith("@")


def _down(here: dict[str, Any], steps: Sequence[str]) -> dict[str, Any]:
    for step in steps:
        here = _into(here, step)
    return here


def _into(here: dict[str, Any], step: str) -> dict[str, Any]:
    parts = STEP.fullmatch(step)
    assert parts
    if not parts["by"]:
        below: dict[str, Any] = here.setdefault(parts["name"], {})
        return below
    several: list[dict[str, Any]] = here.setdefault(parts["name"], [])
    for one in several:
        if one[parts["by"]] == parts["word"]:
            return one
    several.append({parts["by"]: parts["word"]})
    return several[-1]


def _put(here: dict[str, Any], step: str, value: Any) -> None:
    if "[" in step:
        _into(here, step)[TEXT] = value
    else:
        here[step] = value


def _element(parent: Element, name: str, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        made = SubElement(parent, name)
        if not isinstance(one, dict):
            made.text = str(one)
            continue
        for field, inner in one.items():
            if field == TEXT:
                made.text = str(inner)
            elif field.startswith("@"):
                made.set(field[1:], str(inner))
            else:
                _element(made, field, inner)


def _fields(contract: Contract, part: str, joined_by: str) -> list[str]:
    found = [joined_by]
    for column in contract.columns:
        for heading in column.headings[:1]:
            above, *last = BETWEEN.split(heading)
            parts = STEP.fullmatch(above)
            if last and parts and parts["name"] == part:
                found += [parts["by"] or "", *last]
    return list(dict.fromkeys(filter(None, found)))


def _csv(contract: Contract, heads: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=contract.delimiter)
    writer.writerows([heads, *([row.get(head, "") for head in heads] for row in rows)])
    return text.getvalue().encode(contract.encodings[0])


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)
