"""What tests of every capability share: the register of agencies, and people who act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connections

from fourfold.core.access.viewers import Viewer


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Passwords are hashed as in life, in a thousandth of the rounds: they take a second each otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1_000)
        yield


@pytest.fixture
def register(db: None) -> dict[str, int]:
    """The agencies as shipped: the number of each by its code."""
    from fourfold.core.agencies import actions, queries
    from fourfold.core.history import clock

    actions.load_register(at=clock.read())
    return queries.codes()


@pytest.fixture
def granted(register: dict[str, int]) -> Callable[..., Any]:
    """Gives somebody a role at an agency."""
    return partial(_grant, register)


def _grant(
    register: dict[str, int], user_id: int, role: str, agency: str, starts_on: date = date(2021, 1, 1)
) -> Any:
    from fourfold.core.access.models import Grant

    return Grant.objects.create(
        user_id=user_id, role=role, agency_id=register[agency], starts_on=starts_on, reason="test"
    )


@pytest.fixture
def person(register: dict[str, int]) -> Callable[..., Viewer]:
    """Makes somebody with a role at an agency, and gives the viewer that they are."""
    from fourfold.core.access import queries
    from fourfold.core.access.models import User
    from fourfold.core.history import clock

    def make(role: str, agency: str, name: str = "") -> Viewer:
        name = name or f"{role} of {agency} {User.objects.count() + 1}"
        user = User.objects.create(sign_in_name=name.lower().replace(" ", "."), name=name)
        _grant(register, user.pk, role, agency)
        viewer = queries.viewer_of(user, clock.day_of(clock.read()))
        assert viewer is not None
        return viewer

    return make


@pytest.fixture
def as_owner(db: None) -> Callable[[str], list[tuple[Any, ...]]]:
    """Runs SQL as the owner, on the same test database but outside the test's transaction."""

    def run(sql: str) -> list[tuple[Any, ...]]:
        with connections["owner"].cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []

    return run


@pytest.fixture
def codes(register: dict[str, int]) -> None:
    """The code lists as shipped."""
    from fourfold.core.reference import actions

    actions.load_codes()


@pytest.fixture
def browse(client: Any, codes: None) -> Callable[[Viewer], Any]:
    """A browser that is signed in as a viewer."""
    from fourfold.core.access.models import User

    def sign_in(viewer: Viewer) -> Any:
        client.force_login(User.objects.get(pk=viewer.user_id))
        return client

    return sign_in
