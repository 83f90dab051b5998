"""Sentences with a stable code, so that a reason stored in one language can be shown in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_KNOWN: dict[str, Sentence] = {}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole translatable sentence with named places, known by a code that never changes."""

    code: str
    words: Any

    def say(self, **details: str | int) -> Said:
        """Fill the places of the sentence; numbers are shown with thousands separated."""
        return Said(self.code, details)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about one thing that was found; `str()` gives it in the reader's language."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        shown = {name: f"{value:,}" if type(value) is int else value for name, value in self.details.items()}
        return str(_KNOWN[self.code].words) % shown


class Refused(Exception):
    """A file or a column map that cannot be used at all; `said` holds one sentence per fault."""

    def __init__(self, *said: Said) -> None:
        super().__init__(*said)
        self.said = said

    def __str__(self) -> str:
        return "\n".join(str(one) for one in self.said)


def sentence(code: str, words: Any) -> Sentence:
    """Make a lazily translated sentence known under its code, once."""
    if code in _KNOWN:
        raise ValueError(f"Two sentences have the code {code}")
    return _KNOWN.setdefault(code, Sentence(code, words))
