"""Who may see the outbox, and who sends from it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Seeing what stands in the national database, and sending to it."""

    VIEW = "exchange.view"
    SEND = "exchange.send"


def check_send(viewer: Viewer, unit: int | None) -> None:
    """Writing files, putting them in and taking receipts: for the viewer's own force or regional unit."""
    if not viewer.may(Permission.SEND):
        raise Refused(_("Your role does not send to the national database. Ask your SOC co-ordinator."))
    if unit is None or unit not in viewer.write_keys:
        raise Refused(_("Your agency enters nothing into the national database."))


def can_send(viewer: Viewer, unit: int | None) -> bool:
    """Whether the viewer sends for a force or regional unit."""
    return viewer.may(Permission.SEND) and unit in viewer.write_keys
