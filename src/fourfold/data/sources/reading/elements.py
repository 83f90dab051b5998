"""The elements of a part of a workbook that matter, one after the other, with what was passed forgotten."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser

from openpyxl.xml.constants import SHEET_MAIN_NS

from fourfold.data.sources.reading.archive import Part

# What rows, texts and merges stand in.
HOLDERS = {f"{{{SHEET_MAIN_NS}}}{name}" for name in ("sheetData", "sst", "mergeCells")}
# So much is read at once: of more, elements live long enough that the collector looks at them again and again.
MOUTHFUL = 1 << 13


def each(part: Part, *tags: str) -> Iterator[Element]:
    """Every element of these names, in order and whole, each let go when the next block of the part is read.

    They stand side by side in a few holders. The parser is asked for beginnings only, and what is complete is taken
    out of its holder block by block: to be told of every end too took twice as long.
    """
    parser: XMLPullParser[Any] = XMLPullParser(("start",))
    holders: list[Element] = []
    while block := part.read(MOUTHFUL):
        parser.feed(block)
        holders += [element for element in _begun(parser) if element.tag in HOLDERS]
        for holder in holders:
            # The last of the last holder may still be growing.
            whole = len(holder) - (holder is holders[-1])
            yield from _passing(part, holder[: max(0, whole)], tags)
            del holder[: max(0, whole)]
        del holders[:-1]
    parser.close()
    deque(parser.read_events(), maxlen=0)  # raises what the end of the part brought to light
    yield from _passing(part, [element for holder in holders for element in holder], tags)


def _begun(parser: XMLPullParser[Any]) -> Iterator[Element]:
    events: Iterator[Any] = parser.read_events()
    return (element for _event, element in events)


def _passing(part: Part, elements: list[Element], tags: tuple[str, ...]) -> Iterator[Element]:
    for element in elements:
        if element.tag in tags:
            part.passed()
            yield element
