"""What the XML parser tells of becomes records; whatever is not safe or not whole is refused.

Attributes become `@name`, children are by name and several of one a list; names lose their namespace.
"""

from __future__ import annotations

from collections import deque
from typing import Any
from xml.parsers import expat

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import nested_refusals, refusals
from fourfold.data.sources.reading.cells import shown
from fourfold.data.sources.reading.nested import TEXT

BLOCK = 1 << 16
LARGEST_RECORD = 4 << 20  # bytes from the end of one record to the end of the next
DEEPEST = 50
ABOUT_ITSELF = (
    "http://www.w3.org/2001/XMLSchema-instance}"  # attributes for programs, such as where a schema lies
)
CUT_SHORT = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
Record = dict[str, Any]


class Building:
    """What the parser tells of becomes records: attributes as `@name`, children by name, several of one as a list."""

    def __init__(self, contract: Contract) -> None:
        self.done: deque[Record] = deque()
        self._wanted, self._counted = contract.record, contract.counted_by
        self._path: list[str] = []
        self._open: list[Record] = []
        self._texts: list[str] = []
        self._count: str | None = None
        self._read = self._since = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text, parser.buffer_size = True, BLOCK
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._refuse_doctype

    def take(self, block: bytes, row: int) -> None:
        """Parse the next block; the last is empty. Raises Refused at the record after `row` and those waiting."""
        try:
            self._parser.Parse(block, not block)
        except expat.ExpatError as error:
            at = row + len(self.done) + 1
            if not block and error.code in CUT_SHORT:
                raise Refused(refusals.STOPS.say(row=at)) from None
            raise Refused(nested_refusals.NOT_XML.say(row=at, line=error.lineno)) from None
        # A tag or a comment that has not come to its end does not count for the parser, and is read anew each time.
        self._read += len(block)
        if self._read - self._since > LARGEST_RECORD:
            raise Refused(nested_refusals.RECORD_TOO_LONG.say(row=row + 1, limit=LARGEST_RECORD >> 20))

    def check_count(self, rows: int) -> None:
        """The file says itself how many records it has."""
        if not self._counted or not rows:
            return
        said = (self._count or "").strip()
        if not (said.isascii() and said.isdigit() and len(said) < 19):
            raise Refused(nested_refusals.COUNT_MISSING.say(place=self._counted, said=shown(said)))
        if int(said) != rows:
            raise Refused(nested_refusals.COUNT_OTHER.say(place=self._counted, said=int(said), found=rows))

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused(nested_refusals.DOCTYPE.say())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) + len(self._open) >= DEEPEST:
            raise Refused(nested_refusals.TOO_DEEP.say(limit=DEEPEST))
        if not self._open:
            self._path.append(_local(name))
            if not self._is_record():
                self._count_by(attributes)
                return
        self._open.append(_named(attributes) if attributes else {})
        self._texts.append("")

    def _count_by(self, attributes: dict[str, str]) -> None:
        place = "/".join(self._path[1:])
        for key, value in attributes.items():
            if f"{place}/@{key}".lstrip("/") == self._counted:
                self._count = value

    def _is_record(self) -> bool:
        return f"/{'/'.join(self._path)}".endswith(f"/{self._wanted}")

    def _data(self, text: str) -> None:
        if self._open:
            self._texts[-1] += text
        elif self._counted and "/".join(self._path[1:]) == self._counted:
            self._count = (self._count or "") + text

    def _end(self, name: str) -> None:
        if not self._open:
            self._path.pop()
            return
        element, text = self._open.pop(), self._texts.pop().strip()
        if self._open:
            if element and text:
                element[TEXT] = text
            _add(self._open[-1], _local(name) if "}" in name else name, element or text)
            return
        if text:
            element[TEXT] = text
        self._path.pop()
        self.done.append(element)
        self._since = self._parser.CurrentByteIndex


def _add(parent: Record, name: str, value: str | Record) -> None:
    if name not in parent:
        parent[name] = value
    elif isinstance(parent[name], list):
        parent[name].append(value)
    else:
        parent[name] = [parent[name], value]


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _named(attributes: dict[str, str]) -> Record:
    """An element's attributes, but those for programs."""
    if "}" not in "".join(attributes):
        return {f"@{key}": value for key, value in attributes.items()}
    return {f"@{_local(key)}": value for key, value in attributes.items() if not key.startswith(ABOUT_ITSELF)}
