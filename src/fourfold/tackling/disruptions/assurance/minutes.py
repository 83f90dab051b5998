"""The minutes of a panel: a digest of exactly what it decided, to hold signed paper against the platform."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any


def digest(meeting: Any, decided: Iterable[Any]) -> str:
    """The digest of a meeting's day, its members, and each of its decisions in order."""
    lines = [meeting.held_on.isoformat(), meeting.members]
    lines += [f"{one.disruption_id} {one.claimed} {one.grade} {one.reason}" for one in decided]
    return hashlib.sha256("\x1f".join(lines).encode()).hexdigest()
