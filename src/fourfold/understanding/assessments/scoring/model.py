"""What a scoring model is once its file has been read: values only, nothing that reads or decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from .formula import Expression, Members, Step
from .words import Words

NOT_KNOWN = "not_known"
KINDS = ("tactical", "thematic")


@dataclass(frozen=True)
class Level:
    """One choice on a scale, with the value that it brings to the formula and what it means."""

    code: str
    label: Words
    value: Decimal
    means: Words


@dataclass(frozen=True)
class Section:
    """A part of the model that keeps criteria together, such as harm or likelihood."""

    code: str
    label: Words


@dataclass(frozen=True)
class Criterion:
    """One thing that the assessor judges; its levels run from the lowest value to the highest."""

    code: str
    label: Words
    question: Words
    section: str
    weight: Decimal
    levels: tuple[Level, ...]

    def level(self, code: str) -> Level | None:
        """The level with that code, or None."""
        return next((level for level in self.levels if level.code == code), None)

    def points(self, level: Level) -> Decimal:
        """What that level brings to the formula: its value times the weight."""
        return self.weight * level.value


def members_of(sections: Sequence[Section], criteria: Sequence[Criterion]) -> Members:
    """The codes of the criteria of each section, in the order of the file."""
    return {s.code: tuple(c.code for c in criteria if c.section == s.code) for s in sections}


@dataclass(frozen=True)
class Band:
    """A stretch of a total, from `starts` up to but not including `below` (None: no upper end)."""

    starts: Decimal
    below: Decimal | None
    means: Words


@dataclass(frozen=True)
class Tier(Band):
    """A band of risk; tier 1 is the highest. Not `active`: assessed, but not held as an active SOC threat."""

    number: int
    active: bool


@dataclass(frozen=True)
class Grade(Band):
    """A band of organisational position."""

    code: str
    label: Words


@dataclass(frozen=True)
class Position:
    """How well placed the agency is to act: graded beside the risk and never part of it."""

    section: str
    expression: Expression
    grades: tuple[Grade, ...]
    needs: int


@dataclass(frozen=True)
class Need:
    """How many criteria of a section must be known before a tier is worked out."""

    section: str
    known: int


@dataclass(frozen=True)
class ConfidenceLevel:
    """How many of the counted criteria must be known, and how many of those need evidence."""

    known: int
    with_evidence: int


@dataclass(frozen=True)
class Confidence:
    """The model's own rule for confidence; what reaches neither level is low."""

    sections: tuple[str, ...]
    high: ConfidenceLevel
    medium: ConfidenceLevel


@dataclass(frozen=True)
class Material:
    """What, when it changes, makes an earlier moderation doubtful."""

    criteria: frozenset[str]
    reason: bool
    evidence: bool
    threat: tuple[str, ...]


@dataclass(frozen=True)
class ScoringModel:
    """A whole model; `in_force_to` is its last day (None: still open), `digest` the sha256 of its file."""

    code: str
    kind: str
    version: str
    title: Words
    note: Words
    illustrative: bool
    in_force_from: date
    in_force_to: date | None
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    formula: tuple[Step, ...]
    tiers: tuple[Tier, ...]
    needs: tuple[Need, ...]
    position: Position
    confidence: Confidence
    material: Material
    digest: str = field(repr=False)

    def in_force(self, day: date) -> bool:
        """True where the model applies on that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def criterion(self, code: str) -> Criterion | None:
        """The criterion with that code, or None."""
        return next((criterion for criterion in self.criteria if criterion.code == code), None)

    @cached_property
    def members(self) -> Members:
        """The codes of the criteria of each section, in the order of the file."""
        return members_of(self.sections, self.criteria)


@dataclass(frozen=True)
class Answer:
    """What an assessor says of one criterion: the code of a level or NOT_KNOWN, why, and on what evidence.

    A criterion that nobody has answered yet has no Answer at all.
    """

    level: str
    reason: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """True where a level is given."""
        return self.level != NOT_KNOWN


Answers = Mapping[str, Answer]
