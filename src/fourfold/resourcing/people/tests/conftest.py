"""An administrator, and somebody whom they look after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.actions import granting as actions
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock


@pytest.fixture
def administrator(person, codes):
    return person("administrator", "nwrocu", "Dilwyn Skerrick")


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
def rees(administrator, given):
    with viewing(administrator) as now:
        return actions.add_person(**given, by=administrator, at=now)
