"""Characters that are not text: they could make a name read as another, or as nothing at all."""

from __future__ import annotations

import re

# Control characters, halves of a letter, what turns the letters around it to another direction, and two that Unicode
# keeps free.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Has neither width nor meaning; comes along when something is copied from a web page.
NO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# A marking above what this platform may hold, at the beginning of a line as markings stand.
ABOVE = re.compile(r"^[\s\[(*]*(?:UK\s+)?(?:TOP\s+)?SECRET\b", re.MULTILINE)
SHOWN = 80


def is_above(text: str) -> bool:
    """Whether a text is marked above OFFICIAL-SENSITIVE."""
    return ABOVE.search(text) is not None


def printable(text: str) -> str:
    """Text with whatever cannot be printed or stored made visible as one sign."""
    return NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(text: str) -> str:
    """Text short enough for a sentence, with nothing in it that cannot be printed or stored."""
    tidy = printable(" ".join(text.split()))
    return tidy if len(tidy) <= SHOWN else tidy[: SHOWN - 1] + "…"
