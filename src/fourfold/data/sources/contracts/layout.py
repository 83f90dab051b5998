"""Where things stand in a file: characters of a fixed column, the files of a set, what goes with which format."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fourfold.data.sources.contracts import sentences, values
from fourfold.data.sources.contracts.lines import Node
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract, Counts, EndMark, Format, Part

SPAN = re.compile("([0-9]{1,6})-([0-9]{1,6})")
ONLY_WITH = {
    "header_rows": (Format.XLSX,),
    "merged_cells": (Format.XLSX,),
    "line_length": (Format.FIXED,),
    "record": (Format.XML,),
    "counted_by": (Format.XML,),
    "files": (Format.ZIP,),
    "counts": (Format.ZIP,),
}
NEEDED_BY = {Format.XML: "record", Format.ZIP: "files"}


def span(node: Node) -> tuple[int, int]:
    """Characters written as people count them, such as 13-20, as a slice from 0."""
    found = SPAN.fullmatch(node.text())
    if not found or not 0 < int(found[1]) <= int(found[2]):
        raise Refused(sentences.NOT_A_SPAN.say(line=node.line, name=node.name))
    return int(found[1]) - 1, int(found[2])


def end_mark(node: Node) -> EndMark:
    """The line at the end of a whole file."""
    named = values.only(node, ("word", "count_cell", "count_at"), ("word",))
    word = named["word"].text()
    if "count_at" in named:
        return EndMark(word, 2, span(named["count_at"]))
    return EndMark(word, values.number(named["count_cell"]) if "count_cell" in named else None)


def files(node: Node) -> tuple[Part, ...]:
    """The files of a set: the records first."""
    return tuple(_part(name, one) for name, one in node.mapping().items())


def _part(name: str, node: Node) -> Part:
    named = values.only(node, ("file", "joined_by", "may_be_missing"), ("file", "joined_by"))
    may = named.get("may_be_missing")
    return Part(name, named["file"].text(), named["joined_by"].text(), bool(may and values.yes_or_no(may)))


def counts(node: Node) -> Counts:
    """The file of a set that counts the others."""
    named = values.only(node, ("file", "name", "rows"), ("file", "name", "rows"))
    return Counts(*(named[word].text() for word in ("file", "name", "rows")))


def check(contract: Contract, named: Mapping[str, Node]) -> None:
    """Refuse what does not go with the format of the file, or is missing for it."""
    for name, formats in ONLY_WITH.items():
        if name in named and contract.format not in formats:
            raise Refused(
                sentences.ONLY_WITH.say(line=named[name].line, name=name, formats=", ".join(formats))
            )
    if contract.end_mark and contract.format not in (Format.CSV, Format.XLSX, Format.FIXED):
        raise Refused(sentences.NO_END_MARK.say(line=named["end_mark"].line))
    wanted = NEEDED_BY.get(contract.format)
    if wanted and not getattr(contract, wanted):
        raise Refused(sentences.MISSING.say(line=named["format"].line, name=wanted))
    if contract.header_row == 0 and contract.format is not Format.FIXED:
        raise Refused(sentences.NOT_A_NUMBER.say(line=named["header_row"].line, name="header_row"))
    _check_spans(contract, named["columns"])


def _check_spans(contract: Contract, node: Node) -> None:
    fixed = contract.format is Format.FIXED
    taken: list[tuple[int, int]] = []
    for column in contract.columns:
        line = node.mapping()[column.name].line
        if column.at and not fixed:
            raise Refused(sentences.ONLY_WITH.say(line=line, name="at", formats=Format.FIXED))
        if fixed and column.headings and not column.at:
            raise Refused(sentences.MISSING.say(line=line, name="at"))
        if not column.at:
            continue
        if any(column.at[0] < end and start < column.at[1] for start, end in taken):
            raise Refused(sentences.SPANS_OVERLAP.say(line=line, name=column.name))
        taken.append(column.at)
