"""What the register can be narrowed by, as data: from a URL's words, to a query, to words again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fourfold.core.ui.narrowing import Narrowing, numbers

OPEN, ENDED, NONE = "open", "ended", "none"


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed. `threats` holding "none" keeps the operations that serve no threat."""

    agency: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()

    @property
    def unserving(self) -> bool:
        return NONE in self.threats

    def conditions(self, on: date) -> Q:
        """What an operation's own columns must be; which threats it serves is another table."""
        found = Q()
        if self.agency:
            found &= Q(owner_agency_id__in=numbers(self.agency))
        if self.level:
            found &= Q(level__in=self.level)
        if self.state == (OPEN,):
            found &= Q(ends_on__isnull=True) | Q(ends_on__gte=on)
        if self.state == (ENDED,):
            found &= Q(ends_on__lt=on)
        return found
