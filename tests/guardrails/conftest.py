"""What guardrails share: the owner's view of the test database, planted SQL in it, and a walk through every page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, connections

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from tests.guardrails.examples import examples
from tests.guardrails.source import PLANTED
from tests.guardrails.tour import Page, Walk


@pytest.fixture
def catalogue() -> Iterator[Any]:
    """A cursor of the owner's, who sees the whole catalogue; needs the database `owner`, which each test undoes."""
    with connections["owner"].cursor() as cursor:
        yield cursor


@pytest.fixture
def plant(catalogue: Any) -> Callable[[str], None]:
    """Runs a file of `planted/` as the owner."""
    return lambda name: catalogue.execute((PLANTED / name).read_text())


@pytest.fixture
def walk(person: Any, register: dict[str, int], codes: None, caplog: pytest.LogCaptureFixture) -> Walk:
    """A walk through every page; what breaks is told by its page, not by the log."""
    caplog.set_level(logging.CRITICAL, "django.request")
    return Walk(person, examples(person, register), clock.read())


@pytest.fixture
def bracketed(walk: Walk) -> Iterator[Walk]:
    """The walk with what lists, registers and people say in brackets, as if it had passed the catalogue.

    Codes and agencies bring their own Welsh, as data; names are nobody's to translate.
    """
    for statement in BRACKETED:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    agencies._register.cache_clear()
    yield walk
    agencies._register.cache_clear()


BRACKETED = (
    "update reference_code set label = '⟦' || label || '⟧', meaning = '⟦' || meaning || '⟧',"
    " often_mistaken = '⟦' || often_mistaken || '⟧', examples = array(select '⟦' || e || '⟧' from unnest(examples) e)",
    "update agencies_agencyname set name = '⟦' || name || '⟧', short_name = case short_name when '' then ''"
    " else '⟦' || short_name || '⟧' end",
    "update access_user set name = '⟦' || name || '⟧'",
)


@pytest.fixture
def pages(request: pytest.FixtureRequest) -> list[Page]:
    """Every page, walked once for all who look at them."""
    if not WALKED:
        WALKED.extend(request.getfixturevalue("walk").pages())
    return WALKED


WALKED: list[Page] = []
