"""Killed at any step from writing a file to taking its receipt, nothing is lost and nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.reporting.exchange import file_queries, files, waiting
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.models import Receipt, Sent, Upload
from fourfold.reporting.exchange.tests.conftest import Exchange, exchange

__all__ = ["exchange"]
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
# Writes a file, puts it into a national database whose answer lies in a file, takes the answer; stops at a step.
SENDER = """
import sys, time, django
from pathlib import Path
django.setup()
from fourfold.core.access import queries as access
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.demo.national.database import NationalDatabase
from fourfold.reporting.exchange import entering, file_queries, files
from fourfold.reporting.exchange.actions import answering, writing

def stop(*_given, **_named):
    print("stopped", flush=True)
    time.sleep(600)

user, answer, step = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
entering.way = lambda code, kind, on: "itself" if kind == "rocu" else "region"
place, name = {"keep": (writing, "_keep"), "digest": (writing.files, "digest"), "read": (answering.receipts, "read"),
               "answer": (answering, "_write"), "proof": (answering, "_put_in_by_proof")}.get(step, (None, ""))
if place:
    setattr(place, name, stop)
viewer = access.viewer_of(User.objects.get(pk=user), clock.day_of(clock.read()))
with viewing(viewer) as now:
    upload = writing.write(kind="threat", by=viewer, at=now)
    step == "write" and stop()
step == "written" and stop()
with viewing(viewer) as now:
    said = files.as_csv(files.rows(upload, file_queries.sent_of(upload)))
    answer.write_bytes(NationalDatabase().take("threat", said))
    writing.put_in(upload=upload, by=viewer, at=now)
    step == "put" and stop()
step == "put in" and stop()
with viewing(viewer) as now, answer.open("rb") as file:
    answering.take(file=file, by=viewer, at=now)
    step == "take" and stop()
stop()
"""
# What is there after a kill at each step: files, whether the file counts as put in, receipts.
STEPS = {
    "keep": (0, None, 0), "digest": (0, None, 0), "write": (0, None, 0), "written": (1, False, 0), "put": (1, False, 0),
    "put in": (1, True, 0), "read": (1, True, 0), "answer": (1, True, 0), "proof": (1, True, 0), "take": (1, True, 0),
    "taken": (1, True, 1),
}  # fmt: skip


def killed_at(step: str, exchange: Exchange, answer: Path) -> None:
    """Another process sends and is killed when it has come to a step."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SENDER, str(exchange.moderator.user_id), str(answer), step],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path),
             "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "stopped\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()


def stands(exchange: Exchange) -> tuple[int, bool | None, int]:
    with viewing(exchange.moderator):
        found = Upload.objects.select_for_update().first()  # what the killed one had under way ends with it
        put_in = None if found is None else found.put_in_at is not None
        return Upload.objects.count(), put_in, Receipt.objects.count()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_each_step_loses_nothing_and_doubles_nothing(step, exchange, tmp_path):
    threats = [exchange.threat(f"Op {name}") for name in ("Larch", "Ash", "Elm")]
    killed_at(step, exchange, answer := tmp_path / "receipt.csv")
    assert stands(exchange) == STEPS[step]
    _go_on(exchange, answer)
    assert [exchange.state(threat) for threat in threats] == ["accepted"] * 3
    with viewing(exchange.moderator):
        assert Sent.objects.count() == 3 and Receipt.objects.count() == 1
        assert sorted({one.national_reference for one in Sent.objects.all()}) == [
            "NT000001",
            "NT000002",
            "NT000003",
        ]


def _go_on(exchange: Exchange, answer: Path) -> None:
    """What a person does who comes back: they write the file if there is none, put in what was not, take what came."""
    with viewing(exchange.moderator) as now:
        unit, owners = exchange.register["nwrocu"], exchange.moderator.write_agencies
        waits = bool(waiting.to_send(on=clock.day_of(now), kind="threat", unit=unit, owners=owners))
    if waits:
        exchange.write()
    with viewing(exchange.moderator):
        upload = Upload.objects.get()
        said = files.as_csv(files.rows(upload, file_queries.sent_of(upload)))
    if not answer.exists():
        answer.write_bytes(exchange.national.take("threat", said))
    with viewing(exchange.moderator) as now:
        writing.put_in(upload=upload, by=exchange.moderator, at=now)
    exchange.take(answer.read_bytes())
