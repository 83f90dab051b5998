"""What a surface is: a name, and how somebody asks it about records of somebody else's and of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.guardrails.examples import Arguments
from tests.leaks.callers import Caller


@dataclass(frozen=True)
class Names:
    """What questions are asked about.

    `theirs` and `own` are what stands in addresses, of hidden records and of the caller's own; `typed` is a reference
    of a hidden threat and `words` a hidden name, as somebody types them who has heard of them; `moment` is one at
    which the hidden records were there.
    """

    theirs: Arguments
    own: Arguments
    typed: str
    words: str
    moment: datetime
    places: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, route: str, *, own: bool) -> dict[str, Any]:
        """What stands in the address of a route."""
        from_whom = self.own if own else self.theirs
        return from_whom.get(route.split(":")[0], {}) | from_whom.get(route, {})


@dataclass(frozen=True)
class Surface:
    """One question: `ask` gives the status and what was said. `shows` says whether case data is to be had there."""

    name: str
    kind: str
    source: str
    ask: Callable[[Caller, Names], tuple[int, str]]
    permission: str = ""
