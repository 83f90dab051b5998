"""Who may load files and settle rows."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Seeing what arrived, and loading it."""

    VIEW = "sources.view"
    LOAD = "sources.load"


def check_load(viewer: Viewer, sender_id: int) -> None:
    """Loading a file: for a sender whose records the viewer may change."""
    if not viewer.may(Permission.LOAD):
        raise Refused(_("Your role does not load files. Ask an analyst of the sending force."))
    if sender_id not in viewer.write_agencies:
        raise Refused(_("You may load files of your own agency only."))


def can_load(viewer: Viewer) -> bool:
    """Whether the role loads files at all; for which senders, `check_load` says."""
    return viewer.may(Permission.LOAD)
