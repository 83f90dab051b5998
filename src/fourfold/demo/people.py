"""Users and their roles, and the viewer that each of them is on a day."""

from __future__ import annotations

from datetime import date, datetime

from fourfold.core.access import queries as access
from fourfold.core.access.actions import deciding, people
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies import actions as register
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Agency, Bond, Kind
from fourfold.demo import STARTS_AT
from fourfold.demo.colleagues import EVERYBODY, NEWCOMER, who
from fourfold.demo.personas import Persona

WHY = "Part of the demonstration"
CHARITY = "harbour_lantern"


def add_everybody() -> None:
    """Make every user and their role. Nobody has a password: the demonstration signs in with a click.

    The first two are set up with the platform, as an installation's are; for everybody else one asks, and the other
    approves.
    """
    numbers, today = agencies.codes(), STARTS_AT.date()
    first, second = who("administrator", "nwrocu"), who("decider", "nwrocu_rocta")
    for one in (first, second):
        _set_up(one, numbers[one.agency], today)
    asker, approver = viewer(first, today), viewer(second, today)
    with viewing(asker) as now:
        numbers |= {CHARITY: _open_charity(numbers["cheshire"], today, asker, now)}
        for one in EVERYBODY:
            if one not in (first, second):
                user = _asked_for(one, numbers[one.agency], today, asker, now)
                deciding.approve(request=user.requests.get(), by=approver, at=now)


def _open_charity(beside: int, day: date, by: Viewer, at: datetime) -> int:
    """An invented charity that supports victims, and works beside a force; the register file holds none."""
    return register.open_agency(
        code=CHARITY,
        kind=Kind.CHARITY,
        name="Harbour Lantern",
        on=day,
        evidence=WHY,
        parent=Agency.objects.get(pk=beside),
        bond=Bond.PARTNER_IN,
        by=by,
        at=at,
    ).pk


def leave_one_waiting(day: date) -> None:
    """Somebody new whose role nobody has approved yet, so that there is something to approve."""
    asker = viewer(who("administrator", "nwrocu"), day)
    with viewing(asker) as now:
        _asked_for(NEWCOMER, agencies.codes()[NEWCOMER.agency], day, asker, now)


def _asked_for(one: Persona, agency_id: int, day: date, by: Viewer, at: datetime) -> User:
    return people.add_person(
        name=one.name,
        post=str(one.post),
        sign_in_name=one.sign_in_name,
        email="",
        role=one.role,
        agency_id=agency_id,
        starts_on=day,
        ends_on=one.ends_on,
        reason=WHY,
        by=by,
        at=at,
    )


def viewer(one: Persona, day: date) -> Viewer:
    """The viewer that somebody is on a day."""
    found = access.viewer_of(User.objects.get(sign_in_name=one.sign_in_name), day)
    assert found is not None, f"{one.name} has no grant on {day}"
    return found


def numbers() -> dict[str, int]:
    """The number of every user, by sign-in name."""
    return dict(User.objects.values_list("sign_in_name", "pk"))


def _set_up(one: Persona, agency_id: int, today: date) -> None:
    user = User(sign_in_name=one.sign_in_name, name=one.name, post=str(one.post))
    user.set_unusable_password()
    user.save()
    Grant.objects.create(user=user, role=one.role, agency_id=agency_id, starts_on=today, reason=WHY)
