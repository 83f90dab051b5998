"""An extract waits for an import that has written rows of its moment and not yet committed them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connections

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock, horizon
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Batch
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.reporting.extracts import actions as extracts
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.models import Run
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
HELD_OPEN = 1.5  # seconds


def load_and_hold(viewer: Viewer, batch: Batch, written_rows: threading.Event, go: threading.Event) -> None:
    """Write everything, then keep the transaction open until told, as a large file does."""
    try:
        with viewing(viewer) as now:
            loading.load(batch=batch, by=viewer, at=now)
            Threat.objects.update(moderation="moderated", tier=2)
            written_rows.set()
            go.wait(10)
    finally:
        connections["default"].close()


def extract(viewer: Viewer, moment: object) -> Run:
    with viewing(viewer) as now:
        return extracts.run(definition=definitions()["soc-master-list"], as_of=moment, by=viewer, at=now)  # type: ignore[arg-type]


@pytest.fixture
def importing(person: Callable[..., Viewer], codes: None, tmp_path: object, settings: object):
    settings.SPOOL = tmp_path  # type: ignore[attr-defined]
    analyst = person("analyst", "cheshire")
    batch = received(analyst, written(*(row(number) for number in range(20))))
    rows, go = threading.Event(), threading.Event()
    thread = threading.Thread(target=load_and_hold, args=(analyst, batch, rows, go))
    thread.start()
    assert rows.wait(10)
    yield analyst, go
    go.set()
    thread.join()


def test_an_extract_waits_and_gives_the_same_afterwards(importing):
    analyst, go = importing
    moment, begun = clock.read(), time.monotonic()
    threading.Timer(HELD_OPEN, go.set).start()
    first = extract(analyst, moment)
    assert time.monotonic() - begun >= HELD_OPEN * 0.9
    second = extract(analyst, moment)
    assert (first.rows, second.rows) == (20, 20)
    assert first.digest == second.digest


def test_an_extract_that_would_wait_too_long_is_refused_in_words(importing):
    analyst, _go = importing
    moment = clock.read()
    with viewing(analyst), pytest.raises(horizon.NotYetSettled, match="still being written"):
        horizon.wait_until_settled(moment, patience=0.2)


def test_an_earlier_moment_is_answered_at_once(importing, as_owner):
    analyst, _go = importing
    earlier = as_owner("select min(recorded_from) - interval '1 hour' from threats_threat_hist")
    moment = earlier[0][0] or clock.read().replace(year=2020)
    assert extract(analyst, moment).rows == 0
