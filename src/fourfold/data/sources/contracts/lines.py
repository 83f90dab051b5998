"""YAML as plain values that remember their line, so that a refusal can name it.

Every scalar stays the text that was typed: `no`, `on` and `2023-01-02` are words of a sender, never
booleans or dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from fourfold.data.sources.contracts import sentences
from fourfold.data.sources.contracts.saying import Refused

LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class Node:
    """A value, the line (1-based) where it stands, and the name under which it stands."""

    value: str | list[Node] | dict[str, Node]
    line: int
    name: str

    def mapping(self) -> dict[str, Node]:
        """The named values below, or a refusal."""
        if not isinstance(self.value, dict):
            raise Refused(sentences.NOT_A_MAPPING.say(line=self.line, name=self.name))
        return self.value

    def text(self) -> str:
        """The one value, or a refusal."""
        if not isinstance(self.value, str):
            raise Refused(sentences.NOT_ONE.say(line=self.line, name=self.name))
        return self.value

    def texts(self) -> tuple[str, ...]:
        """One value or a list of values, as a tuple, or a refusal."""
        if isinstance(self.value, dict):
            raise Refused(sentences.NOT_A_LIST.say(line=self.line, name=self.name))
        return (self.value,) if isinstance(self.value, str) else tuple(one.text() for one in self.value)


def read_lines(text: str) -> Node:
    """Read YAML text into nodes; anything unreadable, repeated or self-referring is refused with its line."""
    if len(text) > LIMIT:
        raise Refused(sentences.TOO_LONG.say(limit=LIMIT))
    try:
        _refuse_references(text)
        top = yaml.compose(text, Loader=yaml.BaseLoader)
        return _node(top, "column map") if top else Node({}, 1, "column map")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
        raise Refused(
            sentences.NOT_YAML.say(line=mark.line + 1 if mark else 1, problem=str(problem))
        ) from None
    except RecursionError:
        raise Refused(sentences.NOT_YAML.say(line=1, problem="too deep")) from None


def _refuse_references(text: str) -> None:
    # A few lines of nested references can unfold into gigabytes.
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            mark = event.start_mark
            raise Refused(sentences.ALIAS.say(line=mark.line + 1 if mark else 1))


def _node(found: yaml.Node, name: str) -> Node:
    line = found.start_mark.line + 1
    if isinstance(found, yaml.ScalarNode):
        return Node(found.value, line, name)
    if isinstance(found, yaml.SequenceNode):
        return Node([_node(one, name) for one in found.value], line, name)
    assert isinstance(found, yaml.MappingNode)
    return Node(_named(found, name), line, name)


def _named(found: yaml.MappingNode, name: str) -> dict[str, Node]:
    named: dict[str, Node] = {}
    for key, value in found.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Refused(sentences.NOT_ONE.say(line=line, name=name))
        if key.value in named:
            raise Refused(sentences.TWICE.say(line=line, name=key.value))
        named[key.value] = _node(value, key.value)
    return named
