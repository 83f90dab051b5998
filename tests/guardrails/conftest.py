"""What guardrails share: the owner's view of the test database, planted SQL, and a walk through all pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.ui.pseudo import speaking_pseudo
from tests.guardrails.examples import Examples, arguments
from tests.guardrails.source import PLANTED
from tests.guardrails.tour import Page, Walk


@pytest.fixture
def catalogue() -> Iterator[Any]:
    """A cursor of the owner's, who sees the whole catalogue. Such a test names the database `owner`."""
    with connections["owner"].cursor() as cursor:
        yield cursor


@pytest.fixture
def plant(catalogue: Any) -> Callable[[str], None]:
    """Runs a file of `planted/` as the owner."""
    return lambda name: catalogue.execute((PLANTED / name).read_text())


@pytest.fixture
def walk(
    person: Any,
    register: dict[str, int],
    codes: None,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
    tmp_path: Path,
) -> Walk:
    """A walk through every page; what breaks is told by its page, not by the log."""
    caplog.set_level(logging.CRITICAL, "django.request")
    settings.SPOOL = tmp_path / "spool"
    return Walk(person, arguments(Examples(person, register)), clock.read())


@pytest.fixture
def bracketed(register: dict[str, int], codes: None, request: pytest.FixtureRequest) -> Iterator[Walk]:
    """The walk, with what code lists and the register say in brackets: they bring their own Welsh.

    Brackets come first: pages of the past, and extracts that were run, say the words of their moment.
    """
    for statement in BRACKETED:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    agencies._register.cache_clear()
    yield request.getfixturevalue("walk")
    agencies._register.cache_clear()


BRACKETED = (
    "update reference_code set label = '⟦' || label || '⟧', meaning = '⟦' || meaning || '⟧',"
    " often_mistaken = '⟦' || often_mistaken || '⟧',"
    " examples = array(select '⟦' || e || '⟧' from unnest(examples) e)",
    "update agencies_agencyname set name = '⟦' || name || '⟧', short_name = case short_name when '' then ''"
    " else '⟦' || short_name || '⟧' end",
)


@pytest.fixture
def pages(request: pytest.FixtureRequest) -> list[Page]:
    """Every page in the pseudo-language, walked once for all who look at them."""
    if not WALKED:
        bracketed = request.getfixturevalue("bracketed")
        with speaking_pseudo():
            found = list(bracketed.pages())  # all of them or none
        WALKED.extend(found)
    return WALKED


WALKED: list[Page] = []
