"""What the outbox and the reconciliation can be narrowed by, as data: from a URL's words to a question of the lines."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from fourfold.core.ui.narrowing import Narrowing, numbers
from fourfold.reporting.exchange.rules import State

REFUSED = "refused"


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed, but for the state: an outbox shows what is not accepted, unless that is asked for."""

    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()

    def narrowed(self) -> Q:
        """What is shown."""
        states = Q(state__in=self.state) if self.state else ~Q(state=State.ACCEPTED)
        return states & _of(self.kind, self.agency) & (~Q(reason="") if REFUSED in self.only else Q())


@dataclass(frozen=True)
class DifferenceFilters(Narrowing):
    """What the reconciliation can be narrowed by; empty means not narrowed."""

    where: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()

    def narrowed(self) -> Q:
        """What is shown."""
        return _of(self.kind, self.agency) & (Q(apart__in=self.where) if self.where else Q())


def _of(kinds: tuple[str, ...], agencies: tuple[str, ...]) -> Q:
    """Of these kinds and agencies, where some are named; a word that is no number names none that there is."""
    of_kinds = Q(kind__in=kinds) if kinds else Q()
    return of_kinds & (Q(agency__in=numbers(agencies)) if agencies else Q())
