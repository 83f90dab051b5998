"""What lists of reports can be narrowed by: from a URL's words, and to words again."""

from __future__ import annotations

from dataclasses import dataclass

from fourfold.core.ui.narrowing import Narrowing
from fourfold.tackling.activity.rules import State


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed; words that are no state are left out."""

    state: tuple[str, ...] = ()

    @property
    def states(self) -> list[str]:
        return [word for word in self.state if word in set(State)]
