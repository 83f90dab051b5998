"""Who may see the outbox, and who sends from it."""

from __future__ import annotations

from collections.abc import Collection
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
    if unit is None or unit not in viewer.write_agencies:
        raise Refused(_("Your agency enters nothing into the national database."))


def check_sees(viewer: Viewer, unseen: int, region: Collection[int]) -> None:
    """What is done with a file is done with each of its rows: by somebody who sees them all, or the whole region.

    `unseen` is how many rows do not exist for the viewer; of those that went to another region nobody here sees any.
    """
    if unseen and not set(region) <= set(viewer.agencies):
        raise Refused(_("This file holds records that your role does not see. Ask the ROCTA unit."))


def can_send(viewer: Viewer, unit: int | None) -> bool:
    """Whether the viewer sends for a force or regional unit."""
    return viewer.may(Permission.SEND) and unit in viewer.write_agencies
