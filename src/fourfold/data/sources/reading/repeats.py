"""Rows of one file with the same key: the same again is let go and counted, a different one is held back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

DIGEST = 32


class Seen:
    """Keys met so far, with row number and digest: about 200 bytes a row, the only thing that grows
    with the file."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._rows = array("q")
        self._digests = bytearray()

    def sift(
        self, keys: Sequence[str], digests: Sequence[bytes], rows: Sequence[int]
    ) -> tuple[list[int], list[tuple[int, int]]]:
        """Positions of rows that say the same again, and (position, first row) of rows that say
        something else."""
        start = len(self._places)
        if len(set(keys)) == len(keys) and self._places.keys().isdisjoint(keys):
            self._places.update(zip(keys, range(start, start + len(keys)), strict=True))
            self._rows.extend(rows)
            self._digests += b"".join(digests)
            return [], []
        return self._one_by_one(keys, digests, rows)

    def _one_by_one(
        self, keys: Sequence[str], digests: Sequence[bytes], rows: Sequence[int]
    ) -> tuple[list[int], list[tuple[int, int]]]:
        same: list[int] = []
        other: list[tuple[int, int]] = []
        for at, (key, digest, row) in enumerate(zip(keys, digests, rows, strict=True)):
            place = self._places.setdefault(key, len(self._rows))
            if place == len(self._rows):
                self._rows.append(row)
                self._digests += digest
            elif self._digests[place * DIGEST : (place + 1) * DIGEST] == digest:
                same.append(at)
            else:
                other.append((at, self._rows[place]))
        return same, other
