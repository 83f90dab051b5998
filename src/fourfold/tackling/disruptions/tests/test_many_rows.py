"""Pages that list disruptions and reports ask as much of the database for many rows as for few."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded

PAGES = [
    *(("coordinator", "cheshire", path) for path in (
        "/", "/disruptions", "/disruptions.csv", "/assurance/to-follow", "/inbox", "/inbox.csv", "/threats/NW-OCG-0001",
        "/performance")),
    *(("moderator", "nwrocu_rocta", path) for path in ("/", "/disruptions/same-events")),
    ("panel", "nwrocu", "/assurance"),
]  # fmt: skip


@pytest.fixture
def busier(person, register, codes):
    """Some more reports, and events that two forces record; each of somebody else and against another threat."""

    def add(number):
        for _time in range(number):
            officer, here = person("frontline", "cheshire"), person("coordinator", "cheshire")
            there = person("coordinator", "merseyside")
            with viewing(officer) as now:
                day = clock.day_of(now)
                activity.report(facts=Told("Two arrested.", "Elm Street", day), by=officer, at=now)
            threat, ago = a_threat(here, register["cheshire"], name=f"Op {officer.name}"), timedelta(days=40)
            for by, force in ((here, "cheshire"), (there, "merseyside")):
                recorded(by, register[force], threat.reference, event_on=day - ago)
            recorded(here, register["cheshire"], "NW-OCG-0001", event_on=day - ago * 2)

    return add


@pytest.mark.parametrize(("role", "agency", "path"), PAGES)
def test_more_rows_ask_no_more(busier, person, browse, role, agency, path):
    browser = browse(person(role, agency))

    def asked():
        with CaptureQueriesContext(connection) as found:
            answer = browser.get(path)
            assert answer.status_code == 200
        return len(found)

    busier(2)
    asked()  # what is read once for a process is read here
    busier(2)
    few = asked(), asked()  # the first after a change also works out what hangs on it
    busier(4)
    assert (asked(), asked()) == few
