"""Users and their roles, and the viewer that each of them is on a day."""

from __future__ import annotations

from datetime import date

from fourfold.core.access import queries as access
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.demo import STARTS_AT
from fourfold.demo.colleagues import EVERYBODY
from fourfold.demo.personas import Persona

WHY = "Part of the demonstration"


def add_everybody() -> None:
    """Make every user and their grant. Nobody has a password: the demonstration signs in with a click."""
    numbers = agencies.codes()
    users = User.objects.bulk_create(_user(one) for one in EVERYBODY)
    administrator = next(
        user for user, one in zip(users, EVERYBODY, strict=True) if one.role == "administrator"
    )
    Grant.objects.bulk_create(
        Grant(
            user=user,
            role=one.role,
            agency_id=numbers[one.agency],
            starts_on=STARTS_AT.date(),
            ends_on=one.ends_on,
            reason=WHY,
            granted_by=None if user == administrator else administrator,
        )
        for user, one in zip(users, EVERYBODY, strict=True)
    )


def viewer(one: Persona, day: date) -> Viewer:
    """The viewer that somebody is on a day."""
    found = access.viewer_of(User.objects.get(sign_in_name=one.sign_in_name), day)
    assert found is not None, f"{one.name} has no grant on {day}"
    return found


def numbers() -> dict[str, int]:
    """The number of every user, by sign-in name."""
    return dict(User.objects.values_list("sign_in_name", "pk"))


def _user(one: Persona) -> User:
    user = User(sign_in_name=one.sign_in_name, name=one.name, post=str(one.post))
    user.set_unusable_password()
    return user
