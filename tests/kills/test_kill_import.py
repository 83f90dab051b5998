"""Killed at any moment, an import leaves all of a file or nothing of it, and is finished afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources import actions
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.understanding.threats.models import Threat, ThreatVersion

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
KILLS, ROWS = 20, 1500
# Says when it begins; the reader is slowed so that a kill falls as often into reading as into taking in.
LOADER = """
import sys, time, django
django.setup()
from fourfold.core.access import queries
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.sources import actions
from fourfold.data.sources.models import Batch
viewer = queries.viewer_of(User.objects.get(pk=int(sys.argv[1])), clock.day_of(clock.read()))
with viewing(viewer) as now:
    batch = Batch.objects.get(pk=int(sys.argv[2]))
    print("begun", flush=True)
    actions.load(batch=batch, by=viewer, at=now, progress=lambda *_: time.sleep(0.05))
print("done", flush=True)
"""


def loader(viewer: Viewer, batch: Batch, spool: Path) -> subprocess.Popen[str]:
    """Another process that loads a batch; it has begun when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", LOADER, str(viewer.user_id), str(batch.pk)],
        env={**os.environ, "FOURFOLD_SPOOL": str(spool), "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
             "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    return process


def content(series: int) -> bytes:
    """A file of 1,500 rows, one in a hundred of them bad, that no other series has."""
    dates = {number: "soon" if number % 100 == 0 else "01/02/2023" for number in range(ROWS)}
    return written(*(row(series * ROWS + number, Event_date=day) for number, day in dates.items()))


def test_a_killed_import_leaves_all_or_nothing_and_is_finished(person, codes, tmp_path, settings):
    settings.SPOOL = tmp_path
    analyst = person("analyst", "cheshire")
    whole = _seconds_of_a_whole_load(analyst, tmp_path)
    dice = random.Random(17)
    cut_short = 0
    for series in range(1, KILLS + 1):
        batch = received(analyst, content(series))
        process = loader(analyst, batch, tmp_path)
        time.sleep(dice.uniform(0, whole * 1.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        cut_short += _all_or_nothing(analyst, batch)
        with viewing(analyst) as now:
            actions.finish_waiting(by=analyst, at=now)
        assert not _all_or_nothing(analyst, batch)
    with viewing(analyst):
        good = (KILLS + 1) * (ROWS - ROWS // 100)
        assert Threat.objects.count() == ThreatVersion.objects.count() == Arrival.objects.count() == good
        assert len(set(Threat.objects.values_list("reference", flat=True))) == good
    assert cut_short >= KILLS // 4  # otherwise this has tried nothing
    assert list(tmp_path.iterdir()) == []


def _seconds_of_a_whole_load(analyst: Viewer, spool: Path) -> float:
    process = loader(analyst, received(analyst, content(0)), spool)
    begun = time.monotonic()
    assert process.communicate()[0] == "done\n"
    return time.monotonic() - begun


def _all_or_nothing(analyst: Viewer, batch: Batch) -> bool:
    """Whether nothing of a batch is there; anything between nothing and all fails."""
    with viewing(analyst):
        found = Batch.objects.get(pk=batch.pk)
        came = Arrival.objects.filter(batch=batch).count(), HeldRow.objects.filter(batch=batch).count()
    if found.state == Batch.State.RECEIVED:
        assert came == (0, 0)
        return True
    assert (found.state, *came) == (Batch.State.LOADED, ROWS - ROWS // 100, ROWS // 100)
    return False
