"""How a guardrail speaks: nothing where all is well, a list of sentences where not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest


def must_hold(found: Sequence[str]) -> None:
    """Fail with every sentence on a line of its own."""
    if found:
        pytest.fail("\n".join(("", *sorted(set(found)))), pytrace=False)


def gathered(faults: Iterable[tuple[str, str]]) -> list[str]:
    """One sentence for each fault, from (place, fault): the first place, and how many more have the same."""
    places: dict[str, list[str]] = {}
    for place, fault in faults:
        places.setdefault(fault, []).append(place)
    return [
        f"{where[0]}{f' (and {len(where) - 1} more)' if len(where) > 1 else ''} {fault}"
        for fault, where in places.items()
    ]


def must_name(found: Sequence[str], *places: str) -> None:
    """Every planted place is named by some sentence."""
    missed = [place for place in places if not any(place in sentence for sentence in found)]
    assert not missed, f"planted, but not caught: {missed}; caught: {list(found)}"
