"""Users and their roles, and the viewer that each of them is on a day."""

from __future__ import annotations

from datetime import date

from fourfold.core.access import queries as access
from fourfold.core.access.actions import granting as actions
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies import queries as agencies
from fourfold.demo import STARTS_AT
from fourfold.demo.colleagues import EVERYBODY, who
from fourfold.demo.personas import Persona

WHY = "Part of the demonstration"


def add_everybody() -> None:
    """Make every user and their role. Nobody has a password: the demonstration signs in with a click."""
    numbers, today, first = agencies.codes(), STARTS_AT.date(), who("administrator", "nwrocu")
    _add_first_administrator(first, numbers[first.agency], today)
    administrator = viewer(first, today)
    with viewing(administrator) as now:
        for one in EVERYBODY:
            if one != first:
                actions.add_person(
                    name=one.name,
                    post=str(one.post),
                    sign_in_name=one.sign_in_name,
                    email="",
                    role=one.role,
                    agency_id=numbers[one.agency],
                    starts_on=today,
                    ends_on=one.ends_on,
                    reason=WHY,
                    by=administrator,
                    at=now,
                )


def viewer(one: Persona, day: date) -> Viewer:
    """The viewer that somebody is on a day."""
    found = access.viewer_of(User.objects.get(sign_in_name=one.sign_in_name), day)
    assert found is not None, f"{one.name} has no grant on {day}"
    return found


def numbers() -> dict[str, int]:
    """The number of every user, by sign-in name."""
    return dict(User.objects.values_list("sign_in_name", "pk"))


def _add_first_administrator(one: Persona, agency_id: int, today: date) -> None:
    # An installation's first administrator is granted by nobody.
    user = User(sign_in_name=one.sign_in_name, name=one.name, post=str(one.post))
    user.set_unusable_password()
    user.save()
    Grant.objects.create(user=user, role=one.role, agency_id=agency_id, starts_on=today, reason=WHY)
