"""What a machine sends is saved once: two at the same moment, and a platform that is killed before it answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.api.tests.conftest import new_threat
from fourfold.core.sending.models import Answer
from fourfold.understanding.threats.models import Threat
from tests.kills.test_two_at_once import together

__all__ = ["new_threat"]
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

# Sends one write, and stops for good at the step named.
SENDER = """
import json, sys, time
import fourfold.config.wsgi
from django.test import Client
from fourfold.core.api import operations
from fourfold.core.sending import again
from fourfold.understanding.threats.actions import recording

def stop(*_given, **_named):
    print("stopped", flush=True)
    time.sleep(600)

if sys.argv[3] == "answered":
    through = operations._through
    operations._through = lambda *given: (through(*given), stop())
else:
    place, name = {"recorded": (recording.audit, "record"), "noted": (again, "finish")}[sys.argv[3]]
    setattr(place, name, stop)
sent = {"Authorization": f"Bearer {sys.argv[1]}", "Idempotency-Key": "nightly-1"}
Client(SERVER_NAME="localhost", headers=sent).post(
    "/api/v1/threats", sys.argv[2], content_type="application/json")
"""
# What is there after a kill at each step.
STEPS = {"recorded": 0, "noted": 0, "answered": 1}


def threats(machine: Any) -> int:
    with viewing(machine.viewer):
        return Threat.objects.count()


def test_two_at_the_same_moment_are_one_record(machine, new_threat):
    one = machine("analyst")
    answers = together(*[lambda: one.send("/threats", new_threat, once="nightly-1")] * 4)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert threats(one) == 1


def test_two_different_ones_at_the_same_moment_are_one_record_and_a_refusal(machine, new_threat):
    one = machine("analyst")
    bodies = [new_threat, new_threat | {"name": "Op Elm"}]
    answers = together(*(lambda body=body: one.send("/threats", body, once="nightly-1") for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert threats(one) == 1


@pytest.mark.parametrize("step", STEPS)
def test_killed_before_it_answers_it_is_saved_once_when_it_is_sent_again(step, machine, new_threat):
    one = machine("analyst")
    killed_at(step, one, new_threat)
    assert threats(one) == STEPS[step]
    with viewing(one.viewer):
        assert Answer.objects.count() == STEPS[step]
    again = [one.send("/threats", new_threat, once="nightly-1") for _each in range(2)]
    assert [answer.status_code for answer in again] == [201, 201]
    assert again[0].content == again[1].content
    assert threats(one) == 1


def killed_at(step: str, machine: Any, body: dict[str, Any]) -> None:
    """Another process serves the write and is killed when it has come to a step."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SENDER, machine.key, json.dumps(body), step],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path),
             "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None and process.stdout.readline() == "stopped\n"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
