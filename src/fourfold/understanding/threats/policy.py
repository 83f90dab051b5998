"""Who may do what with a threat."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.roles import Breadth, roles
from fourfold.core.access.viewers import Viewer

TRANSFER = "transfer"


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


def check_brief(viewer: Viewer) -> None:
    """Writing what officers are told of a threat: whoever records threats."""
    if not viewer.may(Permission.RECORD):
        raise Refused(_("Your role writes no briefs. Ask the threat's lead responsible officer."))


def check_decide(viewer: Viewer) -> None:
    """Asking for a merge, transfer, closure or change of type."""
    if not viewer.may(Permission.DECIDE):
        raise Refused(_("Your role does not decide what becomes of a threat. Ask its LRO or the ROCTA unit."))


def check_approver(viewer: Viewer, approver_id: int | None) -> None:
    """A decision is approved by somebody else than whoever asks for it."""
    if approver_id is None or approver_id == viewer.user_id:
        raise Refused(_("Choose an approver who is not you."))


def check_own_request(viewer: Viewer, asked_by: int) -> None:
    """A request is taken back by whoever asked."""
    if viewer.user_id != asked_by:
        raise Refused(
            _("Somebody else asked for this. Only they withdraw it; you may refuse it if you approve.")
        )


def check_approves(viewer: Viewer) -> None:
    """Approving or refusing what somebody else asked for."""
    if not viewer.may(Permission.APPROVE):
        raise Refused(_("Your role does not approve decisions on threats. Your SOC co-ordinator's does."))


def check_may_approve(viewer: Viewer, asked_by: int, act: str, owners: Collection[int]) -> None:
    """Somebody else than whoever asked, whose role approves for every agency that the decision touches."""
    check_approves(viewer)
    if viewer.user_id == asked_by:
        raise Refused(_("You asked for this, so somebody else approves it."))
    if not set(owners) <= set(viewer.write_agencies):
        raise Refused(_("You do not approve for every agency that this touches. The ROCTA unit does."))
    if not can_approve(viewer, act):
        raise Refused(_("A transfer between agencies is approved by the region. The ROCTA unit does that."))


def check_transfer(viewer: Viewer) -> None:
    """Handing a threat to another agency: by somebody whose role changes rows of both."""
    if not can_transfer(viewer):
        raise Refused(_("A transfer between agencies is decided by the region. Ask the ROCTA unit."))


def can_transfer(viewer: Viewer) -> bool:
    """Whether the role decides, and changes rows of the whole region."""
    return can_decide(viewer) and roles()[viewer.role].changes is Breadth.REGION


def can_approve(viewer: Viewer, act: str) -> bool:
    """Whether the role approves such an act; a transfer only where it changes rows of the whole region."""
    region_wide = act != TRANSFER or roles()[viewer.role].changes is Breadth.REGION
    return viewer.may(Permission.APPROVE) and region_wide


def can_record(viewer: Viewer) -> bool:
    """Whether the role records threats."""
    return viewer.may(Permission.RECORD)


def can_decide(viewer: Viewer) -> bool:
    """Whether the role decides what becomes of a threat."""
    return viewer.may(Permission.DECIDE)
