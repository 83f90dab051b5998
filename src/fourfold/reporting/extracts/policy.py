"""Who may run extracts."""

from __future__ import annotations

from enum import StrEnum

from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    RUN = "extracts.run"


def can_run(viewer: Viewer) -> bool:
    return viewer.may(Permission.RUN)
