"""Records of an XML file, each as it comes to its end. A file that declares a document type is refused at once.

The parser is expat, as it comes with Python. Without a document type there is no entity to unfold and nothing outside
the file to be fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading import nested_refusals
from fourfold.data.sources.reading.cells import CHUNK, Chunk
from fourfold.data.sources.reading.nested import Flat
from fourfold.data.sources.reading.xml_records import BLOCK, Building, Record


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
    building = Building(contract)
    row = 0
    for block in chain(_blocks(stream), [b""]):
        building.take(block, row)
        while building.done:
            row += 1
            yield building.done.popleft()
    building.check_count(row)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    return iter(partial(stream.read, BLOCK), b"")
