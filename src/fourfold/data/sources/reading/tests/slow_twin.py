"""The obvious way, for a Cheshire file: csv.DictReader, one row and one cell at a time. Shares no
code with the quick way."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fourfold.data.sources.contracts.shape import Column, Contract, Kind


@dataclass
class Slow:
    """Good rows by number, numbers of repeated rows, and headings with a fault per bad row."""

    good: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    bad: dict[int, set[str]] = field(default_factory=dict)
    repeated: list[int] = field(default_factory=list)


def slow_check(path: Path, contract: Contract, codes: dict[str, dict[str, str]]) -> Slow:
    """Check a whole file that is known to have come whole."""
    slow, first = Slow(), {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            if row["Ref"] == contract.end_mark.word:
                break
            values, faults = [], set()
            for column in contract.columns:
                try:
                    values.append(one_cell(row[column.headings[0]], column, contract, codes))
                except ValueError:
                    faults.add(column.headings[0])
            key = row["Ref"].strip()
            if faults:
                slow.bad[number] = faults
            elif key not in first:
                first[key] = values
                slow.good[number] = tuple(values)
            elif first[key] == values:
                slow.repeated.append(number)
            else:
                slow.bad[number] = {"Ref"}
    return slow


def one_cell(text: str, column: Column, contract: Contract, codes: dict[str, dict[str, str]]) -> Any:
    """The value of one cell, or ValueError."""
    text = text.strip()
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text) or len(text) > column.longest:
        raise ValueError
    if text.lower() in ["", *(word.lower() for word in contract.empty_words)]:
        if column.required:
            raise ValueError
        return None
    if column.kind is Kind.DAY:
        return one_day(text)
    if column.kind is Kind.YES_NO:
        if text.lower() not in ("yes", "y", "true", "1", "no", "n", "false", "0"):
            raise ValueError
        return text.lower() in ("yes", "y", "true", "1")
    if column.kind is Kind.CODE:
        return one_code(text, column, codes)
    if column.kind is Kind.LIST:
        found = []
        for piece in text.split(";"):
            if piece.strip() and one_code(piece, column, codes) not in found:
                found.append(one_code(piece, column, codes))
        return found
    return text


def one_day(text: str) -> date:
    """A day written with the day first, or in ISO form."""
    for order in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(text, order).date()
        except ValueError:
            continue
        if 1900 <= day.year <= 2100:
            return day
    raise ValueError


def one_code(text: str, column: Column, codes: dict[str, dict[str, str]]) -> str:
    """Our code for a word, looking at every word there is."""
    plain = " ".join(text.lower().split())
    for word, code in column.words.items():
        if word.lower() == plain:
            return code
    for code, name in codes[column.codes].items():
        if plain in (code.lower(), name.lower()) and plain:
            return code
    raise ValueError
