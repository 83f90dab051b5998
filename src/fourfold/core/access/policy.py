"""Refusals, and the permissions of this capability."""

from __future__ import annotations

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """What this capability asks for: being signed in at all, and keeping people and their roles."""

    SIGNED_IN = "signed in"
    MANAGE_PEOPLE = "people.manage"


class Refused(PermissionDenied):
    """Somebody may not do this; the text is the sentence that they read."""


def check(viewer: Viewer, permission: str) -> None:
    """Refuse, in words, a viewer whose role does not include a permission."""
    if not viewer.may(permission):
        raise Refused(_("Your role does not include this. Ask your administrator if your work needs it."))
