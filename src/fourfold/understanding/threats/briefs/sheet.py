"""How many briefs go on one printed sheet. Plain Python: an estimate by characters, on the safe side."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from fourfold.understanding.threats.briefs.words import Block

# Of an A4 sheet in two columns at 8.5 points, as `.ff-sheet` of the style prints it: measured with wide letters.
COLUMNS, LINES, CHARACTERS = 2, 57, 48
# Lines of a brief besides its three texts: name, reference, people, review, whom to tell, and the space after it.
BESIDES = 6


def fitting(blocks: Iterable[Block]) -> int:
    """How many of the first blocks with a brief fit; a brief is never broken between columns."""
    room, columns, fitted = LINES, COLUMNS, 0
    for block in blocks:
        if block.brief is None:
            break
        needed = lines(block)
        if needed > room:
            room, columns = LINES, columns - 1
        if columns == 0:
            break
        room, fitted = room - needed, fitted + 1
    return fitted


def lines(block: Block) -> int:
    """How many lines a brief takes in its column."""
    said = (block.brief.safety, block.brief.signs, block.brief.to_report) if block.brief else ()
    texts = (*(f"What to report: {text}" for text in said), block.name, f"{block.reference}, {block.kind}")
    # Where no warning is written a sentence says so, which takes a second line.
    unwarned = block.brief is not None and not block.brief.safety
    return BESIDES + unwarned + sum(ceil(len(text) / CHARACTERS) for text in texts)
