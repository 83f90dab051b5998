"""The room of the exchange: its heading, which of its rules are conflicts, and what its lists and readings share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fourfold.core.agencies.presenters import owners
from fourfold.core.api import agencies, problems
from fourfold.core.api.rooms import Room
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import lists
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import cut_in_order
from fourfold.reporting.exchange import rules
from fourfold.reporting.exchange.forms import Narrowed

room = Room("Exchange", broken=(rules.Broken,))
OLDEST_FIRST = Sort("since")
LATER = (
    "Records that have just changed, which are not in this list: where they stand is still being worked out."
)


def chosen(request: Any, form: type[Narrowed], given: Any) -> dict[str, tuple[str, ...]]:
    """What a list is narrowed by, as its page's form takes it; Invalid for a word that is no choice there."""
    words = {name: getattr(given, name) for name in form.base_fields}
    words["agency"] = agencies.numbers(given.agency, "agency", among=request.viewer.agencies)
    problems.checked(form(words, owners=owners(request.viewer.agencies, clock.day_of(request.at))))
    return {name: tuple(some) for name, some in words.items()}


def consulted(request: Any, act: str, kind: str, *, rows: int | None = None, target: object = "") -> None:
    """Somebody read this."""
    audit.record(
        audit.Operation.CONSULTATION,
        f"exchange.{act}",
        by=request.viewer,
        kind=kind,
        rows=rows,
        target=target,
    )


def page(ordered: Mapping[str, Any], asked: Asked) -> tuple[list[Any], dict[str, Any]]:
    """A page of what is in its order already, by its keys; with the count and the token of the next page."""
    cut = cut_in_order(list(ordered), asked, asked.size)
    after = lists.token(asked.sort, cut.last) if cut.last is not None else None
    return [ordered[key] for key in cut.rows], {"count": len(ordered), "next": after}
