"""Random worlds, and what each person is shown in each; WORLDS says how many (300 unless it is set)."""

from __future__ import annotations

import os

import pytest

from tests.guardrails.checking import must_hold
from tests.leaks.worlds.playing import played

WORLDS = int(os.environ.get("WORLDS", "300"))
SHARES = 12


@pytest.mark.parametrize("share", range(SHARES))
def test_everybody_is_shown_what_the_slow_twin_says(share, words, settings, tmp_path, note):
    settings.SPOOL = tmp_path / "spool"
    seeds = range(share, WORLDS, SHARES)
    found = [found for seed in seeds for found in played(seed)]
    note("world", list(seeds))
    note("leak", found)
    must_hold(found)
