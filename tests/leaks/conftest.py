"""What the leak matrix's tests share: a region for each way of hiding."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fourfold.core.reference import actions as reference
from tests.leaks import owner
from tests.leaks.region import Region


@pytest.fixture(scope="session", autouse=True)
def owners_line(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The owner's line to the database."""
    with django_db_blocker.unblock(), owner.line():
        yield


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Pages that are refused are what is asked for here: no line for each."""
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.fixture
def region_of(
    person: Any,
    register: dict[str, int],
    codes: None,
    settings: Any,
    tmp_path: Any,
) -> Callable[..., Region]:
    """Makes the region for some ways of hiding."""
    settings.SPOOL = tmp_path / "spool"
    return lambda *hidings: Region(hidings, person, register)


@pytest.fixture
def words(db: None) -> None:
    """The code lists as shipped, without the register: random worlds have agencies of their own."""
    reference.load_codes()


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Any:
    """Says something that a row counts."""
    return lambda name, value: request.node.user_properties.append((name, value))
