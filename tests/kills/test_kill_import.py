"""Killed at any moment, an import leaves all of a file or nothing of it, and is finished afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.understanding.threats.models import Threat, ThreatVersion

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
KILLS, ROWS = 20, 1500
# Reads two numbers a line, and loads in a child of its own: Django is set up once for all of them. A child says
# who it is when it begins; the reader is slowed so that a kill falls as often into reading as into taking in.
LOADER = """
import os, sys, time, django
django.setup()
from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Batch
def load(user, number):
    viewer = queries.viewer_of(User.objects.get(pk=user), clock.day_of(clock.read()))
    with viewing(viewer) as now:
        batch = Batch.objects.get(pk=number)
        print(os.getpid(), flush=True)
        loading.load(batch=batch, by=viewer, at=now, progress=lambda *_: time.sleep(0.05))
for line in sys.stdin:
    child = os.fork()
    if not child:
        load(*map(int, line.split()))
        os._exit(0)
    sys.stdin.readline()  # until then the child's number stays its own, though it has ended
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def loader(tmp_path: Path) -> Iterator[Loader]:
    """Another process that loads batches."""
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", LOADER],
        env={**os.environ, "FOURFOLD_SPOOL": str(tmp_path), "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
             "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield Loader(process)


class Loader:
    """Loads one batch after the other, each in a child that can be killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.said, self.told = process.stdout, process.stdin

    def begin(self, viewer: Viewer, batch: Batch) -> int:
        """The number of the child; it has begun when this returns."""
        print(viewer.user_id, batch.pk, file=self.told, flush=True)
        return self._number()

    def ended(self) -> int:
        """Wait for the child; its status, below nought for the signal that killed it."""
        print(file=self.told, flush=True)
        return self._number()

    def _number(self) -> int:
        assert self.said is not None
        return int(self.said.readline())


def content(series: int) -> bytes:
    """A file of 1,500 rows, one in a hundred of them bad, that no other series has."""
    dates = {number: "soon" if number % 100 == 0 else "01/02/2023" for number in range(ROWS)}
    return written(*(row(series * ROWS + number, Event_date=day) for number, day in dates.items()))


def test_a_killed_import_leaves_all_or_nothing_and_is_finished(person, codes, tmp_path, settings, loader):
    settings.SPOOL = tmp_path
    analyst = person("analyst", "cheshire")
    whole = _seconds_of_a_whole_load(loader, analyst)
    dice = random.Random(17)
    cut_short = 0
    for series in range(1, KILLS + 1):
        batch = received(analyst, content(series))
        child = loader.begin(analyst, batch)
        time.sleep(dice.uniform(0, whole * 1.1))
        os.kill(child, signal.SIGKILL)
        assert loader.ended() in (0, -signal.SIGKILL)
        cut_short += _all_or_nothing(analyst, batch)
        with viewing(analyst) as now:
            loading.finish_waiting(by=analyst, at=now)
        assert not _all_or_nothing(analyst, batch)
    with viewing(analyst):
        good = (KILLS + 1) * (ROWS - ROWS // 100)
        assert Threat.objects.count() == ThreatVersion.objects.count() == Arrival.objects.count() == good
        assert len(set(Threat.objects.values_list("reference", flat=True))) == good
    assert cut_short >= KILLS // 4  # otherwise this has tried nothing
    assert list(tmp_path.iterdir()) == []


def _seconds_of_a_whole_load(loader: Loader, analyst: Viewer) -> float:
    loader.begin(analyst, received(analyst, content(0)))
    begun = time.monotonic()
    assert loader.ended() == 0
    return time.monotonic() - begun


def _all_or_nothing(analyst: Viewer, batch: Batch) -> bool:
    """Whether nothing of a batch is there; anything between nothing and all fails."""
    with viewing(analyst):
        # What the killed one had asked for last may still be under way: its lock ends with it.
        found = Batch.objects.select_for_update().get(pk=batch.pk)
        came = Arrival.objects.filter(batch=batch).count(), HeldRow.objects.filter(batch=batch).count()
    if found.state == Batch.State.RECEIVED:
        assert came == (0, 0)
        return True
    assert (found.state, *came) == (Batch.State.LOADED, ROWS - ROWS // 100, ROWS // 100)
    return False
