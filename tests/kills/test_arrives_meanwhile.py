"""A file arrives, and is left to the worker, while another of its sender has been loading for long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.jobs import worker
from fourfold.core.jobs.models import Work
from fourfold.data.sources.actions import asking, loading
from fourfold.data.sources.models import Batch
from fourfold.data.sources.tests.cheshire import received, row, written
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def load_and_hold(viewer: Viewer, batch: Batch, loaded: threading.Event, go: threading.Event) -> None:
    """Load from a terminal, where no work is asked for, and keep the transaction open until told."""
    try:
        with viewing(viewer) as now:
            loading.load(batch=batch, by=viewer, at=now)
            loaded.set()
            go.wait(60)
    finally:
        connections["default"].close()


def test_a_file_arrives_and_waits_while_another_is_loaded(
    person: Callable[..., Viewer], codes: None, tmp_path: Any, settings: Any
) -> None:
    settings.SPOOL = tmp_path
    analyst = person("analyst", "cheshire")
    first, loaded, go = received(analyst, written(row(1))), threading.Event(), threading.Event()
    thread = threading.Thread(target=load_and_hold, args=(analyst, first, loaded, go))
    thread.start()
    try:
        assert loaded.wait(10)
        second = received(analyst, written(row(2)), name="second.csv")
        with viewing(analyst) as now:
            asking.try_out(batch=second, by=analyst, at=now)
        with viewing(analyst):
            assert Work.objects.get().about == second.pk
    finally:
        go.set()
        thread.join()
    assert worker.run_waiting() == 1
    with viewing(analyst):
        assert Batch.objects.get(pk=second.pk).state == "tried" and Threat.objects.count() == 1
