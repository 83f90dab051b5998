"""A folder that the server's user can reach when the tests run as root."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def reachable() -> Iterator[Path]:
    """A folder that is gone after the module."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="fourfold-test-", dir=memory if memory.is_dir() else None))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)
