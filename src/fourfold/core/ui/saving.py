"""Saving what a form holds: what cannot be becomes a sentence of the form, and a clash shows what stands now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.forms import BaseForm

from fourfold.core.access import trying
from fourfold.core.access.trying import Kinds
from fourfold.core.capability.sentences import Clash

Result = TypeVar("Result")


@dataclass(frozen=True)
class Saved(Generic[Result]):
    """What came of it: what the act gave where it is `done`; after a clash, the record that stands now."""

    done: bool = False
    gave: Result | None = None
    current: Any = None

    def edition(self, form: BaseForm) -> Any:
        """The edition that the form carries: the one that was opened, or after a clash the one that stands."""
        return self.current.edition if self.current is not None else form["opened"].value()


NOTHING: Saved[Any] = Saved()  # where nothing was sent, or what was sent cannot be saved


def save(
    request: Any,
    form: BaseForm,
    act: Callable[[], Result],
    *,
    broken: Kinds = (),
    refusals: Kinds = (),
    clashed: str = "",
) -> Saved[Result]:
    """Do what a valid form asks for; what was begun is undone where it cannot be (see `trying.attempt`).

    `clashed` is the sentence of a clash where the page shows no comparison.
    """
    page = request.resolver_match.view_name
    try:
        gave, why_not = trying.attempt(act, by=request.viewer, page=page, refusals=refusals, broken=broken)
    except Clash as clash:
        form.add_error(None, clashed or str(clash))
        return Saved(current=clash.current)
    if why_not:
        form.add_error(None, why_not)
        return NOTHING
    return Saved(done=True, gave=gave)
