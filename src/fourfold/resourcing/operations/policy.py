"""Who may do what with an operation."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Reading the register of operations, and recording in it."""

    VIEW = "operations.view"
    RECORD = "operations.record"


def check_record(viewer: Viewer, owner_id: int) -> None:
    """Adding, amending and ending operations, and saying which threats they serve: the owner's own people."""
    if not viewer.may(Permission.RECORD):
        raise Refused(_("Your role does not record operations. Ask your SOC co-ordinator."))
    if owner_id not in viewer.write_agencies:
        raise Refused(_("This operation belongs to another agency, which alone records what becomes of it."))


def can_record(viewer: Viewer, owner_id: int) -> bool:
    """Whether the viewer records what becomes of an owner's operations."""
    return viewer.may(Permission.RECORD) and owner_id in viewer.write_agencies
