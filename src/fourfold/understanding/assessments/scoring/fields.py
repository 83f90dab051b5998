"""Reads the values of a model file one by one: text, words, codes, numbers, days, yes or no, a choice."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode, Node, ScalarNode

from .notes import Notes, entries, path
from .words import Words

LONGEST_TEXT = 600
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES, _NO = ("yes", "true"), ("no", "false")


def text(notes: Notes, node: Node | None, where: str) -> str:
    """A text that is not empty; "" after a mistake."""
    if node is None:
        return ""
    if not isinstance(node, ScalarNode):
        notes.wrong(node, _("%(where)s must be one value, not a list."), where=where)
        return ""
    value = " ".join(node.value.split())
    if not value:
        notes.wrong(node, _("%(where)s is empty."), where=where)
    if len(value) > LONGEST_TEXT:
        notes.wrong(node, _("%(where)s is longer than %(most)s characters."), where=where, most=LONGEST_TEXT)
    return value


def words(notes: Notes, node: Node | None, where: str) -> Words:
    """A text in English, or "en" with "cy"."""
    if isinstance(node, MappingNode):
        found = entries(notes, node, where, ["en"], ["cy"])
        return Words(
            text(notes, found.get("en"), path(where, "en")), text(notes, found.get("cy"), path(where, "cy"))
        )
    return Words(text(notes, node, where))


def _matched(notes: Notes, node: Node | None, where: str, pattern: re.Pattern[str], otherwise: str) -> str:
    value = text(notes, node, where)
    if node is None or not value:
        return ""
    if not pattern.fullmatch(value):
        notes.wrong(node, otherwise, where=where, value=value)
        return ""
    return value


def code(notes: Notes, node: Node | None, where: str) -> str:
    """A code of small letters, digits and underscores; "" after a mistake."""
    return _matched(
        notes,
        node,
        where,
        _CODE,
        _(
            '%(where)s is "%(value)s". Write a code that starts with a small letter and has only small '
            "letters, digits and underscores, 40 at most."
        ),
    )


def matching(notes: Notes, node: Node | None, where: str, pattern: str, otherwise: str) -> str:
    """A text of the given form; `otherwise` is the sentence, with %(where)s and %(value)s."""
    return _matched(notes, node, where, re.compile(pattern), otherwise)


def number(notes: Notes, node: Node | None, where: str, default: int | str = 1) -> Decimal:
    """A number of 0 or more, at most 6 digits before the point and 4 after; `default` after a mistake."""
    value = _matched(
        notes,
        node,
        where,
        _NUMBER,
        _(
            '%(where)s is "%(value)s". Write a number of 0 or more, such as 1 or 0.5, '
            "with at most 4 digits after the point."
        ),
    )
    return Decimal(value or default)


def whole(notes: Notes, node: Node | None, where: str) -> int:
    """A whole number of 0 or more; 0 after a mistake."""
    return int(
        _matched(
            notes,
            node,
            where,
            re.compile("[0-9]{1,4}"),
            _('%(where)s is "%(value)s". Write a whole number, such as 3.'),
        )
        or 0
    )


def flag(notes: Notes, node: Node | None, where: str, default: bool = False) -> bool:
    """Yes or no; `default` where the key is missing or wrong."""
    value = _matched(
        notes,
        node,
        where,
        re.compile("|".join(_YES + _NO), re.I),
        _('%(where)s is "%(value)s". Write yes or no.'),
    ).lower()
    return value in _YES if value else default


def day(notes: Notes, node: Node | None, where: str) -> date | None:
    """A calendar day; None where missing or wrong."""
    value = text(notes, node, where)
    if node is None or not value:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    notes.wrong(
        node,
        _('%(where)s is "%(value)s", which is not a date. Write year-month-day, such as 2022-04-01.'),
        where=where,
        value=value,
    )
    return None


def one_of(notes: Notes, node: Node | None, where: str, choices: Collection[str]) -> str:
    """One of the choices; "" after a mistake."""
    value = text(notes, node, where)
    if node is None or not value or value in choices:
        return value
    notes.wrong(
        node,
        _('%(where)s is "%(value)s". Write one of: %(choices)s.'),
        where=where,
        value=value,
        choices=", ".join(choices),
    )
    return ""
