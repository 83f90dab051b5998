"""Who may run extracts."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Running, reading, comparing and downloading extracts."""

    RUN = "extracts.run"
