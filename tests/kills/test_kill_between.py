"""Killed while a file is received, or between the commit and forgetting the file: the next run puts both right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import loaded, received, row, written
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
CONTENT = written(row(1), row(2, Event_date="soon"), row(3))
# Sends a file and loads it, and stops for good at the step named.
SENDER = """
import sys, time, django
from pathlib import Path
django.setup()
from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.sources import recognising, spool, staging, taking
from fourfold.data.sources.actions import loading, receiving

def stop(*_given, **_named):
    print("stopped", flush=True)
    time.sleep(600)

place, name = {"receive": (spool.os, "fsync"), "receipt": (receiving.audit, "record"),
               "stage": (recognising, "recognise"), "trace": (staging, "trace"),
               "hold": (loading, "hold"), "commit": (loading, "_record_load"), "forget": (spool, "remove")}[sys.argv[3]]
setattr(place, name, stop)
viewer = queries.viewer_of(User.objects.get(pk=int(sys.argv[1])), clock.day_of(clock.read()))
with viewing(viewer) as now, open(sys.argv[2], "rb") as file:
    batch = receiving.receive(sender_id=viewer.agency_id, what=sys.argv[4], column_map=sys.argv[5],
                            file_name="cheshire.csv", file=file, by=viewer, at=now)
with viewing(viewer) as now:
    loading.load(batch=batch, by=viewer, at=now)
"""
# What is there after a kill at each step: the state of the batch (none: it was never received), its rows.
STEPS = {"receive": None, "receipt": None, "stage": "received", "trace": "received", "hold": "received",
         "commit": "received", "forget": "loaded"}  # fmt: skip


@pytest.fixture
def analyst(person: Callable[..., Viewer], codes: None, tmp_path: Path, settings: Any) -> Viewer:
    settings.SPOOL = tmp_path / "spool"
    return person("analyst", "cheshire")


def killed_at(
    step: str, viewer: Viewer, folder: Path, content: bytes = CONTENT, what: str = "threats"
) -> None:
    """Another process sends the file and is killed when it has come to a step."""
    (folder / "sent.csv").write_bytes(content)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", SENDER, str(viewer.user_id), str(folder / "sent.csv"), step,
         what, f"{what}_cheshire"],
        env={**os.environ, "FOURFOLD_SPOOL": str(folder / "spool"), "PYTHONPATH": os.pathsep.join(sys.path),
             "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "stopped\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()


def held_here(viewer: Viewer) -> tuple[int, int, int]:
    with viewing(viewer):
        return Threat.objects.count(), Arrival.objects.count(), HeldRow.objects.count()


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_each_step_leaves_all_or_nothing_and_the_next_run_finishes_it(step, analyst, tmp_path):
    killed_at(step, analyst, tmp_path)
    with viewing(analyst):
        assert [*Batch.objects.values_list("state", flat=True)] == ([STEPS[step]] if STEPS[step] else [])
    assert held_here(analyst) == ((2, 2, 1) if step == "forget" else (0, 0, 0))
    assert list((tmp_path / "spool").iterdir())  # the file, or what was written of it
    if STEPS[step] is None:
        received(analyst, CONTENT)
    with viewing(analyst) as now:
        loading.finish_waiting(by=analyst, at=now)
    assert held_here(analyst) == (2, 2, 1)
    assert list((tmp_path / "spool").iterdir()) == []
    assert (
        loaded(analyst, content=CONTENT, name="again.csv").held == 1
    )  # under another name it is the same file
    assert held_here(analyst) == (2, 2, 1)
