"""Somebody who loads Cheshire's files, with a spool of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: Any) -> Path:
    """Where files wait in this test."""
    settings.SPOOL = tmp_path / "spool"
    return tmp_path / "spool"


@pytest.fixture
def analyst(person: Callable[..., Viewer], codes: None) -> Viewer:
    """An analyst of Cheshire."""
    return person("analyst", "cheshire")
