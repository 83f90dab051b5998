"""Records of an XML file, each as it comes to its end. A file that declares a document type is refused at once.

The parser is expat, as it comes with Python. Without a document type there is no entity to unfold and nothing outside
the file to be fetched; names lose their namespace.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, BinaryIO
from xml.parsers import expat

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import nested_refusals, refusals
from fourfold.data.sources.reading.cells import CHUNK, Chunk, shown
from fourfold.data.sources.reading.nested import TEXT, Flat

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


class XmlSource:
    """The elements that a contract calls its records, as rows under its paths."""

    def __init__(self, stream: BinaryIO, contract: Contract) -> None:
        self._stream, self._flat, self.row = stream, Flat(contract), 0
        self._records = _records(stream, contract)
        self._waiting = self._fill()
        if not self._waiting:
            raise Refused(nested_refusals.NO_RECORD.say(record=contract.record))
        self.headings = self._flat.headings_met(self._waiting)

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self._stream.tell()

    @property
    def ended(self) -> bool:
        """XML that can be read to its end is whole."""
        return True

    def chunks(self) -> Iterator[Chunk]:
        """The records as rows in the order of the headings."""
        while self._waiting:
            rows = [self._flat.row(record) for record in self._waiting]
            yield Chunk(self.row - len(rows) + 1, rows)
            self._waiting = self._fill()

    def _fill(self) -> list[Record]:
        found = list(islice(self._records, CHUNK))
        self.row += len(found)
        return found


def _records(stream: BinaryIO, contract: Contract) -> Iterator[Record]:
    building = _Building(contract)
    row = 0
    for block in (*_blocks(stream), b""):
        building.take(block, row)
        while building.done:
            row += 1
            yield building.done.popleft()
    building.check_count(row)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    return iter(partial(stream.read, BLOCK), b"")


class _Building:
    """What the parser tells of becomes records: attributes as `@name`, children by name, several of one as a list."""

    def __init__(self, contract: Contract) -> None:
        self.done: deque[Record] = deque()
        self._wanted, self._counted = contract.record, contract.counted_by
        self._path: list[str] = []
        self._open: list[Record] = []
        self._texts: list[list[str]] = []
        self._count: str | None = None
        self._read = self._since = 0
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
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
        self._path.append(_local(name))
        if len(self._path) > DEEPEST:
            raise Refused(nested_refusals.TOO_DEEP.say(limit=DEEPEST))
        if self._open or self._is_record():
            self._open.append(_named(attributes) if attributes else {})
            self._texts.append([])
            return
        place = "/".join(self._path[1:])
        for key, value in attributes.items():
            if f"{place}/@{key}".lstrip("/") == self._counted:
                self._count = value

    def _is_record(self) -> bool:
        return f"/{'/'.join(self._path)}".endswith(f"/{self._wanted}")

    def _data(self, text: str) -> None:
        if self._open:
            self._texts[-1].append(text)
        elif self._counted and "/".join(self._path[1:]) == self._counted:
            self._count = (self._count or "") + text

    def _end(self, _name: str) -> None:
        name = self._path.pop()
        if not self._open:
            return
        element, texts = self._open.pop(), self._texts.pop()
        text = "".join(texts) if texts else ""
        if (element or not self._open) and text.strip():
            element[TEXT] = text
        if not self._open:
            self.done.append(element)
            self._since = self._parser.CurrentByteIndex
            return
        value = element or text.strip()
        parent = self._open[-1]
        if name not in parent:
            parent[name] = value
        elif isinstance(parent[name], list):
            parent[name].append(value)
        else:
            parent[name] = [parent[name], value]


def _local(name: str) -> str:
    return name.rpartition("}")[2] if "}" in name else name


def _named(attributes: dict[str, str]) -> Record:
    """An element's attributes, but those for programs."""
    return {f"@{_local(key)}": value for key, value in attributes.items() if not key.startswith(ABOUT_ITSELF)}
