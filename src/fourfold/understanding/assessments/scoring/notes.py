"""Notes every mistake of a model file, not just the first, and reads its lists of keys and of items.

What reads a value gives back something usable even after a mistake, so that one fault is not reported twice
over; a model with any mistake noted is never returned by `reading`. A node of None is a key that is missing,
which `entries` has noted already. `where` is the path of keys, such as "criteria > physical > weight".
"""

import difflib
from collections.abc import Collection

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .refusal import Mistake

LONGEST_QUOTE = 400


class Notes:
    """The mistakes found so far."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def wrong(self, node: Node, reason: str, offset: int = 0, **names: object) -> None:
        """Note a mistake at the node (`offset` characters into it); `names` fill the sentence."""
        mark = node.start_mark
        if offset and isinstance(node, ScalarNode) and node.style in ("'", '"'):
            offset += 1
        names = {name: _short(value) for name, value in names.items()}
        # A reason without names may quote the file, per cent signs included.
        self.mistakes.append(
            Mistake(mark.line + 1, mark.column + 1 + offset, reason % names if names else reason)
        )


def _short(value: object) -> object:
    """Enough of what stands in the file to find it, with a sign where it is cut."""
    return f"{value[:LONGEST_QUOTE]}..." if isinstance(value, str) and len(value) > LONGEST_QUOTE else value


def path(where: str, key: str) -> str:
    """The path of a key below `where`."""
    return f"{where} > {key}" if where else key


def entries(
    notes: Notes, node: Node | None, where: str, needed: Collection[str], optional: Collection[str] = ()
) -> dict[str, Node]:
    """The values of a list of keys, by key; missing, unknown and repeated keys are noted."""
    found = pairs(notes, node, where)
    for key, (key_node, _value) in found.items():
        if key not in (*needed, *optional):
            _unknown(notes, key_node, key, where, [*needed, *optional])
    for key in needed:
        if node is not None and isinstance(node, MappingNode) and key not in found:
            notes.wrong(
                node, _('"%(key)s" is missing from %(where)s.'), key=key, where=where or _("the file")
            )
    return {key: value for key, (_key, value) in found.items()}


def pairs(notes: Notes, node: Node | None, where: str) -> dict[str, tuple[Node, Node]]:
    """Key and value nodes by the text of the key, for a list whose keys are free."""
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        notes.wrong(
            node,
            _('%(where)s must be a list of keys, each written as "key: value".'),
            where=where or _("The file"),
        )
        return {}
    found: dict[str, tuple[Node, Node]] = {}
    for key_node, value in node.value:
        key = key_node.value if isinstance(key_node, ScalarNode) else "?"
        if key in found:
            notes.wrong(
                key_node, _('"%(key)s" is written twice in %(where)s.'), key=key, where=where or _("the file")
            )
        found.setdefault(key, (key_node, value))
    return found


def _unknown(notes: Notes, node: Node, key: str, where: str, known: list[str]) -> None:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        notes.wrong(
            node,
            _('"%(key)s" is not a key of %(where)s. Is it meant to be "%(near)s"?'),
            key=key,
            where=where or _("the file"),
            near=near[0],
        )
    else:
        notes.wrong(node, _('"%(key)s" is not a key of %(where)s.'), key=key, where=where or _("the file"))


def items(notes: Notes, node: Node | None, where: str, most: int) -> list[Node]:
    """The nodes of a list with between one and `most` items."""
    if node is None:
        return []
    if not isinstance(node, SequenceNode) or not node.value:
        notes.wrong(
            node, _('%(where)s must be a list with at least one item, each after a "-".'), where=where
        )
        return []
    if len(node.value) > most:
        notes.wrong(
            node,
            _("%(where)s has %(count)s items. The most is %(most)s."),
            where=where,
            count=len(node.value),
            most=most,
        )
    return list(node.value[:most])
