"""Who may do what with the register of agencies."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Reading the register of agencies, and changing it."""

    VIEW = "agencies.view"
    MANAGE = "agencies.manage"
