"""Killed in the middle of writes, a platform has no change without its entry and no entry without its change."""

from __future__ import annotations

import os

import pytest

from fourfold.config.backups.tests.conftest import reachable
from fourfold.config.backups.tests.place import Place
from tests.kills.writes import killing
from tests.kills.writes.serving import PLANTED

__all__ = ["reachable"]
TIMES = int(os.environ.get("KILLS", "5"))


@pytest.fixture(scope="module")
def platform(reachable):
    """A platform on a server of its own, and the keys of machines that write; both end with the module."""
    place = Place(reachable / "place", FOURFOLD_STARTS_AT=killing.STARTS_AT)
    yield place, killing.filled(place)
    place.does("cli", "database", "stop")


def test_no_change_without_its_entry_and_no_entry_without_its_change(platform):
    outcome = killing.kill(*platform, TIMES)
    assert outcome.compared.faults == []
    assert "Chain whole" in outcome.verified
    # It was killed while it wrote: something was under way each time, and much was saved.
    assert outcome.lost >= TIMES and outcome.statuses[201] > TIMES
    assert outcome.compared.versions > TIMES and outcome.compared.entries > TIMES
    assert outcome.server_kills + outcome.backend_kills == TIMES and outcome.backend_kills >= TIMES // 5


def test_an_entry_of_another_transaction_is_caught(platform):
    faults = killing.kill(*platform, 2, application=PLANTED, seed=2).compared.faults
    assert any("has no entry of its transaction" in one for one in faults)
    assert any("has no change of its transaction" in one for one in faults)
