"""An administrator who asks, the head of a unit who approves, and somebody whom they look after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.actions import asking, deciding, factors, people
from fourfold.core.access.models import Request, User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.people.tests.telephone import PASSWORD, SECRET, code_now


@pytest.fixture
def administrator(person, codes):
    return person("administrator", "nwrocu", "Dilwyn Skerrick")


@pytest.fixture
def head(person, codes):
    return person("decider", "nwrocu_rocta", "Gareth Ashlomond")


@pytest.fixture
def given(register):
    """What a new person is made of, as the action takes it."""
    today = clock.day_of(clock.read())
    return {
        "name": "Ansel Rees", "post": "SOC analyst", "sign_in_name": "A.Rees", "email": "", "role": "analyst",
        "agency_id": register["cheshire"], "starts_on": today, "ends_on": today + timedelta(days=30),
        "reason": "Joins the unit.",
    }  # fmt: skip


@pytest.fixture
def newcomer(administrator, given):
    """Somebody whose role waits to be approved."""
    with viewing(administrator) as now:
        return people.add_person(**given, by=administrator, at=now)


@pytest.fixture
def rees(newcomer, approved):
    """Somebody whose role was approved."""
    approved(newcomer.requests.get())
    return newcomer


@pytest.fixture
def approved(head):
    """Approves a request as the head of the unit; gives the password of one that makes a password."""

    def approve(request: Request) -> str:
        with viewing(head) as now:
            return deciding.approve(request=request, by=head, at=now)

    return approve


@pytest.fixture
def handed_over(administrator, approved):
    """A one-time password, asked for and approved."""

    def hand_over(user) -> str:
        with viewing(administrator) as now:
            request = asking.ask_for_password(user=user, reason="Starts today.", by=administrator, at=now)
        return approved(request)

    return hand_over


@pytest.fixture
def orr(person):
    """Somebody with a password, an app and recovery codes."""
    viewer = person("analyst", "cheshire", "k.orr")
    user = User.objects.get(pk=viewer.user_id)
    user.set_password(PASSWORD)
    user.save()
    with viewing(viewer) as now:
        viewer.__dict__["paper"] = factors.use_app(
            secret=SECRET, written=code_now(later=-1), by=viewer, at=now
        )
    return viewer
