"""A silent record and none at all take the same time to be refused, wherever somebody can name one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.guardrails.checking import must_hold
from tests.leaks.callers import Caller
from tests.leaks.hiding import SILENT
from tests.leaks.planted import sql
from tests.leaks.timing import timed

TIMES = int(os.environ.get("TIMES", "60"))
NOBODYS = "NW-OCG-9999"
NAMED: dict[str, Callable[[Caller, str], object]] = {
    "the record's page": lambda who, named: who.browser.get(f"/threats/{named}"),
    "its history": lambda who, named: who.browser.get(f"/threats/{named}/history"),
    "the search": lambda who, named: who.browser.post("/threats/find", {"words": named}),
    "the API": lambda who, named: who.send("GET", f"/api/v1/threats/{named}"),
    "the search of the API": lambda who, named: who.send("POST", "/api/v1/threats/find", {"words": named}),
    "a disruption against it": lambda who, named: who.browser.post("/disruptions/new", {"threats": named}),
}


@pytest.fixture(scope="module")
def planted_functions(owners_line: None) -> Iterator[None]:
    """The planted functions, before any test of this module begins its transaction."""
    with sql.functions():
        yield


def test_time_does_not_tell_that_a_silent_record_exists(region_of, note):
    region = region_of(SILENT)
    who = region.callers["coordinator"]
    with region.with_hidden(SILENT) as theirs:
        hidden = str(theirs["threats"]["reference"])
        found = {
            what: timed(lambda named, ask=ask: ask(who, named), hidden, NOBODYS, times=TIMES)  # type: ignore[misc]
            for what, ask in NAMED.items()
        }
    told = [
        f"{what} takes {one.apart * 1000:.2f} ms longer where a silent record exists ({one.deviations:.1f} deviations)."
        for what, one in found.items()
        if one.tells
    ]
    note("leak", told)
    must_hold(told)


def test_a_planted_slow_silence_is_caught(region_of, planted_functions, settings, note):
    settings.ROOT_URLCONF = "tests.leaks.planted.urls"
    region = region_of(SILENT)
    who = region.callers["coordinator"]
    with region.with_hidden(SILENT) as theirs:
        hidden = str(theirs["threats"]["reference"])
        ask = lambda named: who.browser.get(f"/planted/slow/{named}")  # noqa: E731
        note("planted", "a slow silence")
        assert timed(ask, hidden, NOBODYS, times=3 * TIMES).tells
        note("caught", "a slow silence")
