"""Who may restrict a record, lift that, change who is on its list, and open it in an emergency."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused, check
from fourfold.core.access.viewers import Viewer
from fourfold.core.restricted.models import Interest, Member, Restriction


class Permission(StrEnum):
    """The verbs of restricted records."""

    RESTRICT = "access.restrict"
    LIFT = "access.lift"
    MEMBERS = "access.members"
    EMERGENCY = "access.emergency"
    MARK = "record.mark"


def check_carries(by: Viewer, restriction: Restriction, permission: str) -> None:
    """Somebody on the list itself, who may change the owner's records."""
    check(by, permission)
    if restriction.compartment_id not in by.write_compartments:
        raise Refused(_("You are not among those who keep this restriction. Ask whoever does."))


def check_approves_lift(by: Viewer, restriction: Restriction) -> None:
    """Another person than whoever asked."""
    check_carries(by, restriction, Permission.LIFT)
    if restriction.lift_asked_by_id == by.user_id:
        raise Refused(_("You asked for this. Somebody else approves it."))


def check_approves_member(by: Viewer, member: Member, restriction: Restriction) -> None:
    """Another person than whoever asked and whoever is to be added."""
    check_carries(by, restriction, Permission.MEMBERS)
    if by.user_id in (member.asked_by_id, member.user_id):
        raise Refused(_("You asked for this, or it is about you. Somebody else approves it."))


def check_reviews(by: Viewer, member: Member) -> None:
    """Whoever keeps the list, and never who opened the record."""
    check(by, Permission.MEMBERS)
    if member.user_id == by.user_id:
        raise Refused(_("You opened it yourself. Somebody else on the list looks at that."))


def check_declares(by: Viewer, user_id: int) -> None:
    """Everybody declares their own interest; somebody else's, whoever keeps lists."""
    if by.user_id != user_id:
        check(by, Permission.MEMBERS)


def check_ends_interest(by: Viewer, interest: Interest) -> None:
    """Nobody ends their own interest."""
    check(by, Permission.MEMBERS)
    if interest.user_id == by.user_id:
        raise Refused(_("Nobody changes their own access. Ask another who keeps this restriction."))
