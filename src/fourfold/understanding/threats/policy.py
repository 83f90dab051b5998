"""Who may do what with a threat."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.roles import Breadth, roles
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """What a role may do with threats."""

    VIEW = "threats.view"
    RECORD = "threats.record"
    DECIDE = "threats.decide"
    APPROVE = "threats.approve"


def check_record(viewer: Viewer) -> None:
    """Adding and amending threats, their people, officers and places."""
    if not viewer.may(Permission.RECORD):
        raise Refused(_("Your role does not record threats. Ask your SOC co-ordinator."))


def check_decide(viewer: Viewer) -> None:
    """Asking for a merge, transfer, closure or change of type."""
    if not viewer.may(Permission.DECIDE):
        raise Refused(_("Your role does not decide what becomes of a threat. Ask its LRO or the ROCTA unit."))


def check_approver(viewer: Viewer, approver_id: int | None) -> None:
    """A decision is approved by somebody else than whoever takes it."""
    if approver_id is None or approver_id == viewer.user_id:
        raise Refused(_("Choose an approver who is not you."))


def check_transfer(viewer: Viewer) -> None:
    """Handing a threat to another agency: by somebody whose role changes rows of both."""
    if not can_transfer(viewer):
        raise Refused(_("A transfer between agencies is decided by the region. Ask the ROCTA unit."))


def can_transfer(viewer: Viewer) -> bool:
    """Whether the role decides, and changes rows of the whole region."""
    return can_decide(viewer) and roles()[viewer.role].changes is Breadth.REGION


def can_record(viewer: Viewer) -> bool:
    """Whether the role records threats."""
    return viewer.may(Permission.RECORD)


def can_decide(viewer: Viewer) -> bool:
    """Whether the role decides what becomes of a threat."""
    return viewer.may(Permission.DECIDE)
