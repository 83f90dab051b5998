"""A workbook as an archive of parts, each measured while it unpacks: a small file can unpack without end."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from typing import IO, Any, BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import workbook_refusals

LARGEST = 2 << 30  # bytes unpacked: a million rows of twenty columns is about one
LARGEST_TEXTS = 64 << 20  # the table of shared texts is held in memory
LARGEST_PART = 4 << 20  # what is read as one piece: styles, the names of sheets
LARGEST_ROW = 4 << 20  # from the end of one row to the end of the next; a shared text likewise
MOST_TIMES, SMALL = 250, 64 << 20  # real sheets pack to a tenth, repetitive ones to a hundredth
OTHER_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)
ENTITIES = b"<!DOCTYPE"
MARKS = (b"\xef\xbb\xbf", b" ", b"\r", b"\n", b"\t")


class Archive(zipfile.ZipFile):
    """The parts of a workbook. Raises Refused for what no spreadsheet program writes."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        super().__init__(stream)
        self.stream = stream
        self.texts: list[str] | None = None  # those that its sheets share, once they are read
        names = self.namelist()
        if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
            raise Refused(_other_kind(set(names)))
        if any(count > 1 for count in Counter(map(str.casefold, names)).values()):
            raise Refused(workbook_refusals.PARTS_TWICE.say())
        if any(part.flag_bits & 1 for part in self.infolist()):
            raise Refused(workbook_refusals.LOCKED_WORKBOOK.say())
        _check_sizes(self.infolist(), size)

    def open(self, name: Any, *_: Any, **__: Any) -> Any:
        """A part that is read row by row, or text by text."""
        return Part(super().open(name), LARGEST_ROW)

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        """A part in one piece."""
        if self.getinfo(name).file_size > LARGEST_PART:
            raise Refused(workbook_refusals.WORKBOOK_PART_TOO_BIG.say(part=name, limit=LARGEST_PART >> 20))
        with Part(super().open(name), LARGEST_PART) as part:
            return part.read()


class Part:
    """The bytes of one part as they unpack; `passed` says that a row, or a text, came to its end."""

    def __init__(self, inner: IO[bytes], most: int) -> None:
        self._inner, self._most = inner, most
        self._since = 0
        self._end: bytes | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes; Refused when too many come without an end of a row, or when they define entities."""
        block = self._inner.read(size)
        if self._end is None:
            _check_encoding(block)
        if ENTITIES in (self._end or b"") + block:
            raise Refused(workbook_refusals.ENTITIES.say())
        self._end = block[-len(ENTITIES) :]
        self._since += len(block)
        if self._since > self._most:
            raise Refused(workbook_refusals.WORKBOOK_ROW_TOO_LONG.say(limit=self._most >> 20))
        return block

    def passed(self) -> None:
        """Begin to count again."""
        self._since = 0

    def __enter__(self) -> Part:
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()


def _other_kind(names: set[str]) -> Any:
    if "xl/workbook.bin" in names:
        return workbook_refusals.BINARY_WORKBOOK.say()
    if {"mimetype", "content.xml"} <= names:
        return workbook_refusals.OPEN_DOCUMENT.say()
    return workbook_refusals.NOT_WORKBOOK.say()


def _check_sizes(parts: list[zipfile.ZipInfo], size: int) -> None:
    # What is said here is also what comes: zipfile reads no further than the size that a part declares.
    unpacked = sum(part.file_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    for found, limit in ((unpacked, LARGEST), (texts, LARGEST_TEXTS)):
        if found > limit:
            raise Refused(workbook_refusals.WORKBOOK_TOO_BIG.say(limit=limit >> 20))
    if unpacked > max(SMALL, MOST_TIMES * size):
        raise Refused(workbook_refusals.WORKBOOK_PACKED.say(times=unpacked // size))


def _check_encoding(block: bytes) -> None:
    # Another encoding would hide from the search for entities; spreadsheet programs write UTF-8.
    start = block[:400]
    while start.startswith(MARKS):
        start = start[3 if start.startswith(MARKS[0]) else 1 :]
    if start[:1] not in (b"<", b"") or OTHER_ENCODING.match(start) or b"\0" in start:
        raise Refused(workbook_refusals.DAMAGED_WORKBOOK.say())
