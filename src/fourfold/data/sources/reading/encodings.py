"""Bytes become lines of text, in an encoding that the column map allows, or the file is refused by row."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.reading import refusals

BLOCK = 1 << 20
LONGEST_LINE = 8_000_000
NAMES = {"utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)


class UnreadableError(Exception):
    """Bytes that are no text in the encoding; `at_end` when the file simply stops inside a letter."""

    def __init__(self, at_end: bool) -> None:
        super().__init__()
        self.at_end = at_end


class Lines:
    """Lines of a file with their ends, read block by block.

    `done` counts bytes, `last` is the line given last, `ended` says whether the last line of the
    file is whole.
    """

    def __init__(self, stream: BinaryIO, allowed: Sequence[str]) -> None:
        self.stream = stream
        self.allowed = allowed
        self.codec, skip = _choose(stream, allowed)
        self.done = stream.seek(skip)
        self.ended = True
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        for text in self._whole_lines():
            for line in io.StringIO(text, newline=""):
                self.last = line
                yield line

    def _whole_lines(self) -> Iterator[str]:
        carry: list[str] = []
        for text in self.texts():
            cut = max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
            if not cut:
                carry.append(text)
                if sum(map(len, carry)) > LONGEST_LINE:
                    raise LineTooLongError
                continue
            yield "".join((*carry, text[:cut]))
            carry = [text[cut:]]
        rest = "".join(carry)
        self.ended = rest[-1:] in ("", "\r")
        yield rest

    def texts(self) -> Iterator[str]:
        """The same text in pieces that take no notice of lines."""
        decoder = codecs.getincrementaldecoder(self.codec)("strict")
        for block in iter(partial(self.stream.read, BLOCK), b""):
            self.done += len(block)
            yield from _decode(decoder, block, self.codec)
        yield from _decode(decoder, b"", self.codec)


class LineTooLongError(Exception):
    """A line beyond every reasonable length."""


def _decode(decoder: codecs.IncrementalDecoder, block: bytes, codec: str) -> Iterator[str]:
    try:
        yield decoder.decode(block, final=not block)
    except UnicodeDecodeError as error:
        # The lines before the fault are still given, so that the reader can count to the row of the fault.
        yield error.object[: error.start].decode(codec)
        raise UnreadableError(at_end=not block) from None


def _choose(stream: BinaryIO, allowed: Sequence[str]) -> tuple[str, int]:
    start = stream.read(4096)
    for mark, name, codec in MARKS:
        if start.startswith(mark):
            return _permit(name, codec, allowed), len(mark)
    # European text in UTF-16 has a zero in nearly every second byte.
    even, odd = start[::2].count(0), start[1::2].count(0)
    if abs(even - odd) > len(start) / 3:
        return _permit("utf-16", "utf-16-be" if even > odd else "utf-16-le", allowed), 0
    if "windows-1252" in allowed:
        return _eight_bits(stream, allowed), 0
    return ("utf-8" if "utf-8" in allowed else _permit("utf-8", "utf-8", allowed)), 0


def _permit(name: str, codec: str, allowed: Sequence[str]) -> str:
    if name not in allowed:
        raise Refused(refusals.ENCODING_IS.say(found=NAMES[name], wanted=names_of(allowed)))
    return codec


def _eight_bits(stream: BinaryIO, allowed: Sequence[str]) -> str:
    # Almost any bytes can be read as Windows-1252, so UTF-8 must be ruled out over the whole file first.
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    plain = True
    try:
        for block in iter(partial(stream.read, BLOCK), b""):
            plain = decoder.decode(block).isascii() and plain
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "windows-1252"
    return "windows-1252" if plain else _permit("utf-8", "utf-8", allowed)


def names_of(allowed: Sequence[str]) -> str:
    """Encodings as people write them."""
    return ", ".join(NAMES[name] for name in allowed)


def unreadable(lines: Lines, row: int, at_end: bool) -> Refused:
    """The refusal for bytes that are no text, at a row."""
    if at_end:
        return Refused(refusals.STOPS.say(row=row))
    if lines.codec == "utf-8" and "windows-1252" not in lines.allowed:
        return Refused(refusals.ENCODING_MAY_BE.say(wanted="UTF-8", row=row, maybe="Windows-1252"))
    return Refused(refusals.ENCODING.say(wanted=names_of(lines.allowed), row=row))
