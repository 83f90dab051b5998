"""Single values of a column map, each read or refused with its line."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from fourfold.data.sources.contracts import sentences
from fourfold.data.sources.contracts.lines import Node
from fourfold.data.sources.contracts.saying import Refused, Said

Choice = TypeVar("Choice", bound=StrEnum)


def only(node: Node, allowed: Collection[str], needed: Collection[str] = ()) -> dict[str, Node]:
    """The named values of a node; an unknown or a missing name is refused."""
    named = node.mapping()
    faults = [_unknown(name, value, allowed) for name, value in named.items() if name not in allowed]
    faults += [sentences.MISSING.say(line=node.line, name=name) for name in needed if name not in named]
    if faults:
        raise Refused(*faults)
    return named


def _unknown(name: str, value: Node, allowed: Collection[str]) -> Said:
    near = get_close_matches(name, allowed, n=1)
    if near:
        return sentences.UNKNOWN_NEAR.say(line=value.line, name=name, near=near[0])
    return sentences.UNKNOWN.say(line=value.line, name=name)


def number(node: Node, lowest: int = 1) -> int:
    """A whole number from `lowest` up."""
    text = node.text()
    if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() and len(text) < 19):
        raise Refused(sentences.NOT_A_NUMBER.say(line=node.line, name=node.name))
    if int(text) < lowest:
        raise Refused(sentences.NOT_A_NUMBER.say(line=node.line, name=node.name))
    return int(text)


def yes_or_no(node: Node) -> bool:
    """yes or no."""
    if node.text() not in ("yes", "no"):
        raise Refused(sentences.NOT_YES_NO.say(line=node.line, name=node.name))
    return node.text() == "yes"


def one_of(node: Node, choices: type[Choice]) -> Choice:
    """One member of an enumeration, by its value."""
    return choices(some_of(node, [choice.value for choice in choices])[0])


def some_of(node: Node, choices: Collection[str]) -> tuple[str, ...]:
    """One or more of the choices."""
    for found in node.texts():
        if found not in choices:
            listed = ", ".join(choices)
            raise Refused(
                sentences.NOT_ONE_OF.say(line=node.line, found=found, name=node.name, choices=listed)
            )
    return node.texts()


def delimiter(node: Node) -> str:
    """One character, or the word tab."""
    text = "\t" if node.text() == "tab" else node.text()
    if len(text) != 1 or text in '\r\n"\0 ' or text.isalnum():
        raise Refused(sentences.DELIMITER.say(line=node.line))
    return text


def time_zone(node: Node) -> str:
    """The name of a time zone."""
    if node.text() not in available_timezones():
        raise Refused(sentences.NO_ZONE.say(line=node.line, name=node.text()))
    return ZoneInfo(node.text()).key
