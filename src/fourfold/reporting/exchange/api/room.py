"""The room of the exchange: its heading, which of its rules are conflicts, and a page of what is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fourfold.core.api.rooms import Room
from fourfold.core.ui import lists
from fourfold.core.ui.lists import Asked
from fourfold.core.ui.paging import cut_in_order
from fourfold.reporting.exchange import rules

room = Room("Exchange", broken=(rules.Broken,))


def page(ordered: Mapping[str, Any], asked: Asked) -> tuple[list[Any], dict[str, Any]]:
    """A page of what is in its order already, by its keys; with the count and the token of the next page."""
    cut = cut_in_order(list(ordered), asked, asked.size)
    after = lists.token(asked.sort, cut.last) if cut.last is not None else None
    return [ordered[key] for key in cut.rows], {"count": len(ordered), "next": after}
