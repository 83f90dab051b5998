"""Killed at any moment, an import in each other shape leaves all of a file or nothing of it, and is finished after."""

from __future__ import annotations

import io
import os
import random
import signal
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.contracts.shipped_maps import shipped_contract
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests import stand_in
from fourfold.demo.files import rendering, writing
from tests.kills import test_kill_import
from tests.kills.test_kill_import import Loader

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
FORCES = ("merseyside", "gmp", "lancashire", "north_wales", "cumbria")
KILLS_EACH, ROWS, BAD = 4, 700, 7
STANDING_IN = """
from fourfold.core import capability
from fourfold.data.sources.tests import stand_in
capability.intake = stand_in.intake
"""


@pytest.fixture
def loader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loader]:
    """Another process that loads batches of disruptions."""
    monkeypatch.setattr(capability, "intake", stand_in.intake)
    told = test_kill_import.LOADER.replace("django.setup()\n", f"django.setup()\n{STANDING_IN}", 1)
    monkeypatch.setattr(test_kill_import, "LOADER", told)
    yield from test_kill_import.loader.__wrapped__(tmp_path)  # type: ignore[attr-defined]


def content(force: str, series: int) -> bytes:
    """A file of a force, one row in a hundred of them bad, that no other series has."""
    contract = shipped_contract("disruptions", force)
    heading = next(column.headings[0] for column in contract.columns if column.name == "claimed")
    rows = []
    for number in range(ROWS):
        facts = {
            "sender_reference": f"D/{series}/{number}", "agency": force, "role": "lead", "main_p": "pursue",
            "event_on": date(2022, 1, 1) + timedelta(days=number % 300), "record_date": date(2023, 1, 4),
            "claimed": "minor", "what": "One arrested", "arrests": 1, "threat_references": ["NW-OCG-0001"],
        }  # fmt: skip
        rows.append(rendering.cells(contract, facts))
        if number % (ROWS // BAD) == 0:
            rows[-1][heading] = "Huge"
    return writing.file_of(contract, rows)


@pytest.mark.parametrize("force", FORCES)
def test_a_killed_import_of_each_shape_leaves_all_or_nothing(
    force, person, codes, tmp_path, settings, loader
):
    settings.SPOOL = tmp_path
    analyst = person("analyst", force)
    loader.begin(analyst, received(analyst, force, 0))
    begun = time.monotonic()
    assert loader.ended() == 0
    whole, cut_short, dice = time.monotonic() - begun, 0, random.Random(force)
    for series in range(1, KILLS_EACH + 1):
        batch = received(analyst, force, series)
        child = loader.begin(analyst, batch)
        time.sleep(dice.uniform(0, whole * 0.8))
        os.kill(child, signal.SIGKILL)
        assert loader.ended() in (0, -signal.SIGKILL)
        cut_short += nothing_came(analyst, batch)
        with viewing(analyst) as now:
            loading.finish_waiting(by=analyst, at=now)
        assert not nothing_came(analyst, batch)
    assert cut_short  # otherwise this has tried nothing
    with viewing(analyst):
        assert Arrival.objects.count() == (KILLS_EACH + 1) * (ROWS - BAD)
        assert HeldRow.objects.count() == (KILLS_EACH + 1) * BAD
    assert list(tmp_path.iterdir()) == []


def received(viewer: Viewer, force: str, series: int) -> Batch:
    """The file of a series, received."""
    with viewing(viewer) as now:
        return receiving.receive(
            sender_id=viewer.agency_id or 0, what="disruptions", column_map=f"disruptions_{force}",
            file_name=f"{series}", file=io.BytesIO(content(force, series)), by=viewer, at=now,
        )  # fmt: skip


def nothing_came(viewer: Viewer, batch: Batch) -> bool:
    """Whether nothing of a batch is there; anything between nothing and all fails."""
    with viewing(viewer):
        found = Batch.objects.select_for_update().get(pk=batch.pk)
        came: Any = Arrival.objects.filter(batch=batch).count(), HeldRow.objects.filter(batch=batch).count()
    if found.state == Batch.State.RECEIVED:
        assert came == (0, 0)
        return True
    assert (found.state, *came) == (Batch.State.LOADED, ROWS - BAD, BAD)
    return False
