"""The text of a column map becomes a Contract, or is refused with the line and the fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from fourfold.data.sources.contracts import layout, paths, sentences, values
from fourfold.data.sources.contracts.lines import Node, read_lines
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Column, Contract, Format, Kind

NO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
ENCODINGS = ("utf-8", "windows-1252", "utf-16")
DATE_ORDERS = (
    *("DD/MM/YYYY", "DD-MM-YYYY", "DD.MM.YYYY", "MM/DD/YYYY"),
    *("YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD", "D Mon YYYY", "excel"),
)
FILE_NAMES = (*(one for one in DATE_ORDERS if one != "excel"), "YYYYMM", "YYYY-MM", "Month YYYY", "number")
TOP: dict[str, Callable[[Node], Any]] = {
    "sender": Node.text,
    "sends": Node.text,
    "version": values.number,
    "format": lambda node: values.one_of(node, Format),
    "key": Node.texts,
    "encodings": lambda node: values.some_of(node, ENCODINGS),
    "delimiter": values.delimiter,
    "header_row": lambda node: values.number(node, 0),
    "header_rows": values.number,
    "merged_cells": values.yes_or_no,
    "line_length": values.number,
    "record": Node.text,
    "counted_by": Node.text,
    "files": layout.files,
    "counts": layout.counts,
    "file_name_says": lambda node: values.some_of(node, FILE_NAMES)[0],
    "sheet": Node.text,
    "extra_columns": lambda node: None if node.value == "any" else node.texts(),
    "empty_words": Node.texts,
    "end_mark": layout.end_mark,
    "word_lists": lambda node: {name: _words(one) for name, one in node.mapping().items()},
    "columns": Node.mapping,
}
NEEDED = ("sender", "sends", "version", "format", "key", "columns")
COLUMN: dict[str, Callable[[Node], Any]] = {
    "headings": Node.texts,
    "kind": lambda node: values.one_of(node, Kind),
    "required": values.yes_or_no,
    "may_be_missing": values.yes_or_no,
    "longest": values.number,
    "default": Node.text,
    "codes": Node.text,
    "words": lambda node: node.text() if isinstance(node.value, str) else _words(node),
    "date_orders": lambda node: values.some_of(node, DATE_ORDERS),
    "time_zone": values.time_zone,
    "separator": Node.text,
    "lowest": lambda node: values.number(node, -(10**18)),
    "highest": lambda node: values.number(node, -(10**18)),
    "at": layout.span,
    "add_up": values.yes_or_no,
}


@lru_cache(maxsize=64)  # the same few texts are read for every file, and YAML takes longer than the file
def read_contract(text: str) -> Contract:
    """Read a column map (YAML text); raises Refused, each sentence naming a line."""
    top = read_lines(text)
    named = values.only(top, TOP, NEEDED)
    said: dict[str, Any] = {name: TOP[name](node) for name, node in named.items()}
    lists = said.pop("word_lists", {})
    said["columns"] = tuple(_column(name, node, lists) for name, node in said["columns"].items())
    contract = Contract(**said, digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    _check_key(contract, named["key"])
    _check_headings(contract, named["columns"])
    layout.check(contract, named)
    paths.check(contract, named["columns"])
    return contract


def _column(name: str, node: Node, lists: Mapping[str, Mapping[str, str]]) -> Column:
    named = values.only(node, COLUMN)
    said: dict[str, Any] = {word: COLUMN[word](value) for word, value in named.items()}
    if isinstance(said.get("words"), str):
        said["words"] = lists[values.some_of(named["words"], lists)[0]]
    column = Column(name=name, **said)
    if column.kind is Kind.CODE and not column.codes and not column.words:
        raise Refused(sentences.NO_WORDS.say(line=node.line, name=name))
    if column.required and not column.headings and column.default is None:
        raise Refused(sentences.NO_HEADING.say(line=node.line, name=name))
    if not column.separator.strip("\0"):
        raise Refused(sentences.MISSING.say(line=node.line, name="separator"))
    return column


def _words(node: Node) -> dict[str, str]:
    return {word: code.text() for word, code in node.mapping().items()}


def _check_key(contract: Contract, node: Node) -> None:
    held = {column.name: column for column in contract.columns}
    for name in contract.key:
        if name not in held:
            raise Refused(sentences.KEY_UNKNOWN.say(line=node.line, name=name))
        if not held[name].required:
            raise Refused(sentences.KEY_OPTIONAL.say(line=node.line, name=name))
    if not contract.key:
        raise Refused(sentences.MISSING.say(line=node.line, name="key"))


def _check_headings(contract: Contract, node: Node) -> None:
    taken: set[str] = set()
    for column in contract.columns:
        for heading in {folded(one) for one in column.headings}:
            if heading in taken:
                line = node.mapping()[column.name].line
                raise Refused(sentences.SAME_HEADING.say(line=line, heading=heading))
            taken.add(heading)


def folded(text: str) -> str:
    """Text as it is compared: without case, differences in spacing, and characters of no width."""
    return " ".join(NO_WIDTH.sub("", unicodedata.normalize("NFC", text)).casefold().split())
