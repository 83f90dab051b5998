"""An analyst of a force with a threat, and a spool of the test's own, for files of people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: Any) -> None:
    """Where files wait in this test."""
    settings.SPOOL = tmp_path


@pytest.fixture
def larch(person: Callable[..., Viewer], codes: None, register: dict[str, int]) -> Callable[..., Viewer]:
    """Makes a threat of a force, and gives its analyst."""

    def make(force: str = "cheshire") -> Viewer:
        analyst = person("analyst", force)
        with viewing(analyst) as now:
            recording.add(facts=facts(register[force]), by=analyst, at=now)
        return analyst

    return make


@pytest.fixture
def analyst(larch: Callable[..., Viewer]) -> Viewer:
    """An analyst of Cheshire, which has one threat."""
    return larch()
