"""Who may read how disruptions are recorded."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Reading the figures, of the agencies whose rows the reader sees anyway."""

    VIEW = "performance.view"
