"""Headings that are paths into a record, as a tree that a record is walked along once.

`who/name` is the name of each who; `results[type=arrests]/count` the count of those results whose type is arrests. In
XML `@type` is an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fourfold.data.sources.contracts import sentences
from fourfold.data.sources.contracts.lines import Node
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract

BETWEEN = re.compile(r"/(?![^\[]*\])")
MOST_NAMES, USUAL = 200, 60  # so many names of one step are worth remembering, and of so many characters
TEXT = "#"  # the name of an element's own text where it has more than that
STEP = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<by>[^=\[\]]+)=(?P<word>[^\[\]]+)\])?")


class Mixed(Exception):
    """The same step is asked for in two ways that cannot both hold."""


@dataclass(slots=True)
class Branch:
    """A step: the column whose value is here, the fields below, or which of several to take by one of their fields."""

    column: str | None = None
    let_go: bool = False
    below: dict[str, Branch] = field(default_factory=dict)
    by: str = ""
    chosen: dict[str, Branch] = field(default_factory=dict)
    met: dict[str, Branch | None] = field(default_factory=dict, repr=False, compare=False)

    def named(self, name: str) -> Branch | None:
        """The branch of a field as a file names it. The names of a file are few, and each is folded once."""
        try:
            return self.met[name]
        except KeyError:
            key = folded_name(name)
            found = self if key == TEXT and self.column else self.below.get(key)
            if len(self.met) < MOST_NAMES and len(name) <= USUAL:
                self.met[name] = found
            return found

    def at(self, step: str, fold: Mapping[str, str] | None = None) -> Branch:
        """The branch of one step, made when it is new."""
        parts = STEP.fullmatch(step.strip())
        if not parts:
            raise Mixed
        branch = self.below.setdefault(folded_name(parts["name"]), Branch())
        if not parts["by"]:
            return branch
        by = folded_name(parts["by"])
        if branch.by not in ("", by) or branch.below or branch.column:
            raise Mixed
        branch.by = by
        return branch.chosen.setdefault(folded_name(parts["word"]), Branch())


def folded_name(text: str) -> str:
    """A name as it is compared: without case and space around it."""
    return text.strip().casefold()


def tree(contract: Contract) -> Branch:
    """All paths of a column map; raises Mixed with the column at which two of them cannot both hold."""
    root = Branch()
    for column in contract.columns:
        for heading in column.headings:
            branch = _reach(root, heading, column.name)
            if branch.column or branch.below or branch.by:
                raise Mixed(column.name)
            branch.column = column.name
    for heading in contract.extra_columns or ():
        _reach(root, heading, heading).let_go = True
    _check_filters(root)
    return root


def is_chosen(heading: str) -> bool:
    """Whether a path takes only some of several, so that a record may well have none."""
    return any("[" in step for step in BETWEEN.split(heading))


def plain(heading: str) -> str:
    """A path without what it chooses by, as the fields of a file are named."""
    return "/".join(folded_name(step.partition("[")[0]) for step in BETWEEN.split(heading))


def check(contract: Contract, node: Node) -> None:
    """Refuse a column map whose paths cannot all hold."""
    if not contract.nested:
        return
    try:
        tree(contract)
    except Mixed as mixed:
        found = node.mapping().get(str(mixed))
        raise Refused(
            sentences.PATHS_MIXED.say(line=(found or node).line, name=str(mixed) or node.name)
        ) from None


def _reach(root: Branch, heading: str, name: str) -> Branch:
    branch = root
    try:
        for step in BETWEEN.split(heading):
            if branch.column:
                raise Mixed
            branch = branch.at(step)
    except Mixed:
        raise Mixed(name) from None
    return branch


def _check_filters(branch: Branch) -> None:
    if branch.by and branch.below:
        raise Mixed
    for below in (*branch.below.values(), *branch.chosen.values()):
        _check_filters(below)
