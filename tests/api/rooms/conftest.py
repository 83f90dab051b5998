"""A threat of Cheshire's, recorded by a machine."""

from __future__ import annotations

from typing import Any

import pytest

from fourfold.core.api.tests.conftest import new_threat
from tests.api.rooms.sending import sent

__all__ = ["new_threat"]


@pytest.fixture
def larch(in_role: Any, new_threat: Any) -> str:
    """Its reference."""
    return str(sent(in_role("coordinator"), "/threats", new_threat, 201)["reference"])
