"""Two people load one file at the same moment, or mend one row: it happens once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources.actions import settling
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.presenters import as_sent
from fourfold.data.sources.tests.cheshire import HEADINGS, loaded, row, written
from fourfold.understanding.threats.models import Threat

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What came of each act, done at the same moment: its result or what it raised."""
    found: list[Any] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            start.wait()
            found[place] = act()
        except Exception as error:
            found[place] = error
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture
def analyst(person: Callable[..., Viewer], codes: None, tmp_path: Any, settings: Any) -> Viewer:
    settings.SPOOL = tmp_path
    return person("analyst", "cheshire")


def test_one_file_sent_by_two_people_at_once_is_taken_once(analyst, tmp_path):
    content = written(*(row(number) for number in range(300)))
    batches = together(
        *(lambda name=name: loaded(analyst, content=content, name=name) for name in ("a.csv", "b.csv"))
    )
    assert {type(one) for one in batches} == {Batch}
    assert len({one.pk for one in batches}) == 1
    with viewing(analyst):
        assert (Batch.objects.count(), Threat.objects.count(), Arrival.objects.count()) == (1, 300, 300)
    assert list(tmp_path.iterdir()) == []


def test_one_row_mended_by_two_people_at_once_is_loaded_once(analyst):
    loaded(analyst, row(1, Event_date="soon"))
    with viewing(analyst):
        held = HeldRow.objects.select_related("batch").get()
    cells = {**dict(zip(HEADINGS, as_sent(held.sent), strict=True)), "Event date": "01/02/2023"}

    def mend() -> HeldRow:
        with viewing(analyst) as now:
            return settling.correct(row=held, cells=[*cells.values()], why="rang", by=analyst, at=now)

    kinds = sorted(type(one).__name__ for one in together(mend, mend))
    assert kinds == ["AlreadySettled", "HeldRow"]
    with viewing(analyst):
        assert (Threat.objects.count(), Arrival.objects.count()) == (1, 1)
