"""A page of a list asks as much of the database for many rows as for few."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded


@pytest.fixture
def busier(person: Any, register: dict[str, int], codes: None) -> Any:
    """Some more reports and disruptions of Cheshire's, each of somebody else and against another threat."""

    def add(number: int) -> None:
        for _time in range(number):
            officer, recorder = person("frontline", "cheshire"), person("coordinator", "cheshire")
            with viewing(officer) as now:
                report = activity.report(
                    facts=Told("Two arrested.", "Elm Street", clock.day_of(now)), by=officer, at=now
                )
            with viewing(recorder) as now:
                activity.settle(
                    report=report, opened=1, state="answered", answer="Known.", by=recorder, at=now
                )
            threat = a_threat(recorder, register["cheshire"], name=f"Op {officer.name}")
            recorded(recorder, register["cheshire"], threat.reference)

    return add


@pytest.mark.parametrize("path", ["/reports/inbox?state=answered", "/disruptions", "/assurance"])
def test_more_rows_ask_no_more(busier: Any, machine: Any, path: str) -> None:
    caller = machine("coordinator")

    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as found:
            answer = caller.get(path)
        return answer.json()["count"], len(found)

    busier(2)
    asked()  # what is read once for a process is read here
    few, first = asked()
    busier(4)
    many, second = asked()
    assert (few, many) == (2, 6) and first == second
