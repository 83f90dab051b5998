"""Who may agree about sharing, share, approve what goes, and receive."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Reading agreements and what went, asking for agreements, approving what others made, sharing, and receiving."""

    VIEW = "sharing.view"
    AGREE = "sharing.agree"
    APPROVE = "sharing.approve"
    OFFER = "sharing.offer"
    RECEIVE = "sharing.receive"


def check_agree(viewer: Viewer, owner_id: int) -> None:
    """An agreement is asked for by whoever makes agreements for the agency that keeps it."""
    if not viewer.may(Permission.AGREE):
        raise Refused(_("Your role makes no agreements about sharing. Ask your SOC co-ordinator."))
    if owner_id not in viewer.write_agencies:
        raise Refused(_("You make no agreements for that agency. Ask its SOC co-ordinator."))


def check_approve(viewer: Viewer, owner_id: int, asked_by: int) -> None:
    """An agreement is approved by somebody else than whoever asked for it, at the same agency or its region."""
    if not viewer.may(Permission.APPROVE) or owner_id not in viewer.write_agencies:
        raise Refused(_("Your role does not approve agreements of that agency. The ROCTA unit's head does."))
    if viewer.user_id == asked_by:
        raise Refused(_("You asked for this agreement, so somebody else approves it."))


def check_own(viewer: Viewer, asked_by: int) -> None:
    """What was asked for is taken back by whoever asked."""
    if viewer.user_id != asked_by:
        raise Refused(_("Somebody else asked for this. Only they withdraw it."))


def can_agree(viewer: Viewer, owner_id: int) -> bool:
    """Whether the viewer makes agreements for an agency."""
    return viewer.may(Permission.AGREE) and owner_id in viewer.write_agencies


def can_approve(viewer: Viewer, owner_id: int, asked_by: int) -> bool:
    """Whether the viewer may approve what somebody else asked for."""
    held = viewer.may(Permission.APPROVE) and owner_id in viewer.write_agencies
    return held and viewer.user_id != asked_by


def check_offer(viewer: Viewer, owner_id: int) -> None:
    """A record is shared by whoever shares for the agency that owns it."""
    if not can_offer(viewer, owner_id):
        raise Refused(_("Your role does not share records of that agency. Ask its lead responsible officer."))


def can_offer(viewer: Viewer, owner_id: int) -> bool:
    """Whether the viewer shares records of an agency."""
    return viewer.may(Permission.OFFER) and owner_id in viewer.write_agencies


def check_lets_go(viewer: Viewer, owner_id: int, made_by: int) -> None:
    """What a second person has to read first is let go by somebody else than whoever made it."""
    if not viewer.may(Permission.APPROVE) or owner_id not in viewer.write_agencies:
        raise Refused(_("Your role does not let editions of that agency go. Its SOC co-ordinator's does."))
    if viewer.user_id == made_by:
        raise Refused(_("You made this edition, so somebody else reads it before it goes."))


def check_receives(viewer: Viewer, partner_id: int) -> None:
    """What was shared with an agency is answered by its own people."""
    if not viewer.may(Permission.RECEIVE) or partner_id not in viewer.write_agencies:
        raise Refused(_("That was shared with another agency."))
