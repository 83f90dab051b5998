"""From the bytes of a model file to nodes that remember their line.

Only plain YAML is let through: one document of lists, keys and text. Nothing is built from tags, and
aliases are refused, because a few lines of them can unfold into gigabytes. Values stay text until `fields`
reads them, so that a version 1.10 or a label No is never turned into something else.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from django.utils.translation import gettext as _
from yaml import events
from yaml.nodes import Node

from fourfold.core.ui import letters

from .refusal import Mistake, ModelRefused

LARGEST_BYTES = 100_000
DEEPEST = 8
LONGEST_TAG = 80
LOADER = yaml.SafeLoader


def text_of(content: bytes | str) -> str:
    """The file as text with plain line ends; ModelRefused where it is too big or is not UTF-8."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(data) > LARGEST_BYTES:
        most = f"{LARGEST_BYTES:,}"
        raise _refused(1, 1, _("The file is larger than %(most)s bytes.") % {"most": most})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise _refused(line, 1, _("The file is not UTF-8 text. Save it as UTF-8.")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(text: str) -> Node:
    """The root node of the only document; ModelRefused names each line that cannot be read."""
    if tabs := _tabs(text):
        raise ModelRefused(tabs)
    try:
        _only_plain_yaml(text)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as wrong:
        raise _unreadable(wrong) from None
    except yaml.reader.ReaderError as wrong:
        before = text[: wrong.position]
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _refused(*place, _unprintable()) from None
    if root is None:
        raise _refused(1, 1, _("The file is empty."))
    return root


def _unreadable(wrong: yaml.MarkedYAMLError) -> ModelRefused:
    if wrong.context_mark and "end of stream" in (wrong.problem or ""):
        return _refused(*_place(wrong.context_mark), _("The quotation mark or bracket here is never closed."))
    return _not_yaml(*_place(wrong.problem_mark))


def _not_yaml(line: int, column: int) -> ModelRefused:
    reason = _(
        "The file cannot be read as YAML from here. Look here and on the line above for a missing colon, "
        "quotation mark or bracket, or for an indent that does not match."
    )
    return _refused(line, column, reason)


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _tabs(text: str) -> list[Mistake]:
    reason = _("There is a tab here. Use spaces.")
    return [
        Mistake(number, line.index("\t") + 1, reason)
        for number, line in enumerate(text.split("\n"), start=1)
        if "\t" in line
    ]


def _only_plain_yaml(text: str) -> None:
    """Refuse before anything is built; the events come one by one, so a deep or endless file stops early."""
    mistakes, depth, documents = [], 0, 0
    for event in _events(text):
        depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)
        documents += isinstance(event, events.DocumentStartEvent)
        line, column = _place(event.start_mark)
        if depth > DEEPEST:
            raise _refused(line, column, _("Lists stand too deep inside each other here."))
        if reason := _not_plain(event, documents):
            mistakes.append(Mistake(line, column, reason))
    if mistakes:
        raise ModelRefused(mistakes)


def _events(text: str) -> Iterator[events.Event]:
    """The events of a file. A sign or a number beyond all bounds ends the reader in an error of Python's own."""
    place = (1, 1)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            place = _place(event.end_mark)
            yield event
    except (ValueError, OverflowError):
        raise _not_yaml(*place) from None


def _not_plain(event: events.Event, documents: int) -> str:
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, events.AliasEvent):
        return _('An alias ("*%(name)s") may not be used. Write the values out.') % {"name": anchor}
    if anchor:
        return _('An anchor ("&%(name)s") may not be used. Write the values out.') % {"name": anchor}
    if tag:
        return _('A tag ("%(name)s") may not be used. Remove it.') % {"name": str(tag)[:LONGEST_TAG]}
    # Written as an escape they pass the reader, and would break or turn around every page that shows the model.
    if isinstance(event, events.ScalarEvent) and letters.NOT_TEXT.search(event.value):
        return _unprintable()
    if isinstance(event, events.DocumentStartEvent) and documents > 1:
        return _("A second document starts here. Put one model in a file.")
    return ""


def _unprintable() -> str:
    return _("The file holds a character that cannot be printed. Remove it.")


def _refused(line: int, column: int, reason: str) -> ModelRefused:
    return ModelRefused([Mistake(line, column, reason)])
