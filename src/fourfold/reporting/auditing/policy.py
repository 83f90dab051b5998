"""Who may read the audit log."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """Reading entries, of the agencies that the role audits; and whether the log is whole."""

    READ = "audit.read"
    VERIFY = "audit.verify"
