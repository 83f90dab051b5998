"""A held-back row and why it was held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.reading import sentences


@dataclass(frozen=True, slots=True)
class Reason:
    """One fault of a row: under which heading (as the sender wrote it; empty for the row), what was
    found, why."""

    heading: str
    found: str
    said: Said

    def sentence(self, row: int) -> str:
        """The whole sentence, such as “Row 212, Event date: 31/02/2023 is not a date.”"""
        if self.heading:
            return str(sentences.AT_CELL.say(row=row, heading=self.heading, reason=str(self.said)))
        return str(sentences.AT_ROW.say(row=row, reason=str(self.said)))

    def stored(self) -> dict[str, object]:
        """Plain values to keep; the sentence is made again from them in the reader's language."""
        return {
            "heading": self.heading,
            "found": self.found,
            "code": self.said.code,
            "details": dict(self.said.details),
        }


def from_stored(kept: Mapping[str, object]) -> Reason:
    """The reason that `Reason.stored` gave."""
    return Reason(str(kept["heading"]), str(kept["found"]), Said(str(kept["code"]), kept["details"]))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row held back: its number, its cells as JSON text, and every reason."""

    row: int
    raw: str
    reasons: tuple[Reason, ...]

    @property
    def sentences(self) -> list[str]:
        """Each reason as a whole sentence."""
        return [reason.sentence(self.row) for reason in self.reasons]


@dataclass(frozen=True, slots=True)
class Warned:
    """Something odd in a row that was kept."""

    row: int
    reason: Reason

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.reason.sentence(self.row)
