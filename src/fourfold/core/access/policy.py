"""Refusals, and the permissions of this capability."""

from __future__ import annotations

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability.noting import Notes


class Permission(StrEnum):
    """What this capability asks for: being signed in, keeping people, approving for them, and keys for machines."""

    SIGNED_IN = "signed in"
    MANAGE_PEOPLE = "people.manage"
    APPROVE_ACCESS = "access.approve"
    USE_KEYS = "access.keys"


# Every refusal that is raised, in order.
refusals = Notes("refusals")


class Refused(PermissionDenied):
    """Somebody may not do this; the text is the sentence that they read.

    It is noted when it is raised, so that it reaches the audit log whoever catches it and wherever it is shown.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        refusals.add(sentence)


def check(viewer: Viewer, permission: str) -> None:
    """Refuse, in words, a viewer whose role does not include a permission."""
    if not viewer.may(permission):
        raise Refused(_("Your role does not include this. Ask your administrator if your work needs it."))


def check_ends_key(viewer: Viewer, owner_id: int) -> None:
    """A key is ended by whoever made it, or by an administrator: taking away has to be quick."""
    if viewer.user_id != owner_id and not viewer.may(Permission.MANAGE_PEOPLE):
        raise Refused(_("Somebody else made this key. Only they or an administrator end it."))


def check_another(viewer: Viewer, user_id: int) -> None:
    """Refuse somebody who would change their own access."""
    if viewer.user_id == user_id:
        raise Refused(_("Nobody changes their own access. Ask another administrator."))
