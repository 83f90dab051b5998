"""What the register can be narrowed by, as data: from a URL's words, to a query, to words again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q

OPEN, ENDED, NONE = "open", "ended", "none"


@dataclass(frozen=True)
class Filters:
    """Empty means not narrowed. `threats` holding "none" keeps the operations that serve no threat."""

    agency: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()

    @classmethod
    def from_words(cls, words: Mapping[str, list[str]]) -> Filters:
        """The filters that a query string names; words that mean nothing here are left out."""
        return cls(
            **{field.name: tuple(sorted({word for word in words.get(field.name, []) if word}))
               for field in fields(cls)}
        )  # fmt: skip

    def words(self) -> dict[str, tuple[str, ...]]:
        """The filters that are set, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    @property
    def unserving(self) -> bool:
        return NONE in self.threats

    def conditions(self, on: date) -> Q:
        """What an operation's own columns must be; which threats it serves is another table."""
        found = Q()
        if self.agency:
            found &= Q(owner_agency_id__in=[int(word) for word in self.agency if word.isdecimal()])
        if self.level:
            found &= Q(level__in=self.level)
        if self.state == (OPEN,):
            found &= Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        if self.state == (ENDED,):
            found &= Q(ends_on__lt=on)
        return found
