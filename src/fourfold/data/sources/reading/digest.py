"""Digests that tell whether a file, or a row, has been seen before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import compress


def row_digests(texts: Mapping[str, Sequence[str]], kept: Sequence[bool]) -> list[bytes]:
    """SHA-256 (32 bytes) per kept row over its filled columns, from texts per column name.

    Names are sorted and empty columns left out, so that neither another order of columns nor a
    column added later
    changes the digest of a row that says the same. The control characters between are barred from every text.
    """
    marked = [_marked(name, texts[name]) for name in sorted(texts) if any(texts[name])]
    lines = compress(map("".join, zip(*marked, strict=True)), kept)
    return [sha256(line.encode()).digest() for line in lines]


def _marked(name: str, column: Sequence[str]) -> list[str]:
    mark = f"\x1f{name}\x1e"
    return [mark + text if text else "" for text in column]
