"""Grave acts: whoever does one has proved who they are a short while ago. Every grave act is named here.

A door that leads to one says so (`door(..., grave=...)`). Machines and work that is done later prove nothing, so that
they do none of these.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _

from fourfold.core.access import world
from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Grave(StrEnum):
    """What is asked for again before it is done."""

    APPROVE_ACCESS = "approve access"
    MAKE_KEY = "make a key"
    CHANGE_FACTOR = "change a second factor"
    ASK_FOR_COVER = "ask that somebody acts for one"
    RESTRICT = "restrict a record"
    DISPOSE = "dispose of a record"


class ProveAgain(Exception):
    """Whoever asks proved who they are too long ago: the door leads to where they do so again, and back."""


def check(viewer: Viewer, act: Grave) -> None:
    """Raise ProveAgain where a session proved nothing for too long; Refused for whatever has no session."""
    if viewer.proved_at is None:
        raise Refused(_("This is done on a page, by somebody who has just shown who they are."))
    if world.now() - viewer.proved_at > timedelta(minutes=settings.PROVED_MINUTES):
        raise ProveAgain(act)
