"""What the outbox can be narrowed by, as data: from a URL's words to a test of each entry, and to words again."""

from __future__ import annotations

from dataclasses import dataclass

from fourfold.core.ui.narrowing import Narrowing
from fourfold.reporting.exchange.queries import Entry
from fourfold.reporting.exchange.reconciling import Difference
from fourfold.reporting.exchange.rules import State

REFUSED = "refused"


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed, but for the state: an outbox shows what is not accepted, unless that is asked for."""

    state: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()

    def keeps(self, one: Entry) -> bool:
        """Whether an entry is shown."""
        state = one.standing.state
        return (
            (state in self.state if self.state else state != State.ACCEPTED)
            and (not self.kind or one.kind in self.kind)
            and (REFUSED not in self.only or bool(one.standing.reason))
            and (not self.agency or str(one.agency) in self.agency)
        )


@dataclass(frozen=True)
class DifferenceFilters(Narrowing):
    """What the reconciliation can be narrowed by; empty means not narrowed."""

    where: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()

    def keeps(self, one: Difference) -> bool:
        """Whether a difference is shown."""
        return (
            (not self.where or one.where in self.where)
            and (not self.kind or one.kind in self.kind)
            and (not self.agency or str(one.agency) in self.agency)
        )
