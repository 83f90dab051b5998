"""What of a threat stands on the two sheets that its page is printed on."""

from __future__ import annotations

from collections.abc import Sequence

# About twenty lines of a sheet: the facts, the panels and a long summary fill the rest of two.
CHARACTERS = 2000


def how_many_fit(texts: Sequence[str], characters: int = CHARACTERS) -> int:
    """How many of some texts, from the first, fit into a number of characters; the first always does."""
    left, fit = characters, 0
    for text in texts:
        left -= len(text)
        if fit and left < 0:
            break
        fit += 1
    return fit
