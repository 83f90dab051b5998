"""Views make one call: reads stand in queries, writes and their transaction in actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.guardrails import source
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import Source

MANAGERS = ("objects", "_default_manager", "_base_manager")
MEND = "read through the capability's queries, write through its actions; the door has opened the transaction"


def faults(sources: Iterable[Source]) -> list[str]:
    """Every use of a model's manager, a transaction or a cursor in a view."""
    return [
        f"{place} uses {what} in a view. Mend: {MEND}."
        for one in sources
        if _is_view(one)
        for place, what in _used(one)
    ]


def _is_view(one: Source) -> bool:
    return "views" in one.parts


def _used(one: Source) -> Iterator[tuple[str, str]]:
    for node in one.nodes:
        name = source.dotted(node)
        parts = name.split(".")
        if (
            (parts[-1] in MANAGERS and len(parts) > 1)
            or name in ("transaction.atomic", "connection.cursor")
            or name.endswith("objects.raw")
        ):
            yield one.at(node), name


def test_no_view_goes_past_queries_and_actions():
    must_hold(faults(source.python()))


def test_planted_shortcuts_are_caught():
    found = faults([source.planted("views.py")])
    must_name(
        found,
        "line 10 uses transaction.atomic",
        "line 11 uses Threat.objects",
        "line 12 uses connection.cursor",
    )
