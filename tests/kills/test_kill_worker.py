"""A worker killed in the middle of a file leaves nothing of it, and the next worker begins it again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.jobs import worker
from fourfold.core.jobs.models import Work
from fourfold.data.sources import rules
from fourfold.data.sources.actions import asking
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
CONTENT = written(row(1), row(2, Event_date="soon"), row(3))
# A worker that stops for good at the step named, and is killed or told to stop there.
WORKER = """
import sys, time, django
django.setup()
from fourfold.core.jobs import performing, queue, worker
from fourfold.data.sources import recognising
from fourfold.data.sources.actions import loading
from fourfold.config.commands.ending import clean_ending

def stop(*_given, **_named):
    print("stopped", flush=True)
    time.sleep(600)

def print_once(*_given, seen=[]):
    seen or print("stopped", flush=True)
    seen.append(True)

place, name = {"begin": (performing, "_do"), "stage": (recognising, "recognise"), "hold": (loading, "hold"),
               "commit": (performing, "_write"), "finish": (queue, "finish"), "idle": (queue, "take")}[sys.argv[1]]
setattr(place, name, print_once if name == "take" else stop)
with clean_ending():
    worker.serve(print)
"""
STEPS = ("begin", "stage", "hold", "commit", "finish")


@pytest.fixture
def analyst(person: Callable[..., Viewer], codes: None, tmp_path: Path, settings: Any) -> Viewer:
    settings.SPOOL = tmp_path / "spool"
    return person("analyst", "cheshire")


@pytest.fixture
def asked(analyst: Viewer, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """A file that the worker is asked to load."""
    monkeypatch.setattr(rules, "MOST_ROWS_OF_A_PAGE", 2)
    batch = received(analyst, CONTENT)
    with viewing(analyst) as now:
        return asking.load(batch=batch, by=analyst, at=now)


def ended_at(step: str, folder: Path, how: signal.Signals) -> int:
    """Another process works, and is ended when it has come to a step; its status."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", WORKER, step],
        env={**os.environ, "FOURFOLD_SPOOL": str(folder / "spool"), "PYTHONPATH": os.pathsep.join(sys.path),
             "DJANGO_SETTINGS_MODULE": "fourfold.config.settings"},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "stopped\n"
    process.send_signal(how)
    process.communicate(timeout=30)
    return process.returncode


def held_here(viewer: Viewer) -> tuple[int, int, int]:
    with viewing(viewer):
        return Threat.objects.count(), Arrival.objects.count(), HeldRow.objects.count()


def states(viewer: Viewer) -> tuple[str, str]:
    with viewing(viewer):
        return Batch.objects.get().state, Work.objects.get().state


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_worker_leaves_all_or_nothing_and_the_next_one_finishes(step, asked, analyst, tmp_path):
    ended_at(step, tmp_path, signal.SIGKILL)
    assert held_here(analyst) == ((2, 2, 1) if step == "finish" else (0, 0, 0))
    assert states(analyst) == (("loaded", "done") if step == "finish" else ("received", "under way"))
    assert worker.run_waiting() == 0  # the killed one may still be at work, for all that anybody knows
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_workers set last_heartbeat = last_heartbeat - interval '1 minute'"
        )
    assert worker.run_waiting() == 1
    assert held_here(analyst) == (2, 2, 1) and states(analyst) == ("loaded", "done")
    assert list((tmp_path / "spool").iterdir()) == []


def test_a_worker_told_to_stop_undoes_what_it_had_in_hand_and_leaves_it_to_the_next(asked, analyst, tmp_path):
    ended_at("stage", tmp_path, signal.SIGTERM)
    assert held_here(analyst) == (0, 0, 0)
    assert worker.run_waiting() == 1  # at once: the one that was told to stop said that it goes
    assert held_here(analyst) == (2, 2, 1) and states(analyst) == ("loaded", "done")


def test_a_worker_that_has_nothing_to_do_ends_when_it_is_told_to(analyst, tmp_path):
    ended_at("idle", tmp_path, signal.SIGTERM)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_workers")
        assert cursor.fetchone() == (0,)
