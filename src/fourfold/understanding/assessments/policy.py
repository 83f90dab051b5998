"""Who may do what with an assessment."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """What a role may do with assessments."""

    VIEW = "assessments.view"
    ASSESS = "assessments.assess"
    MODERATE = "assessments.moderate"
    CHALLENGE = "assessments.challenge"
    DECIDE_CHALLENGES = "assessments.decide challenges"
    ADOPT_MODELS = "assessments.adopt models"


def check_assess(viewer: Viewer) -> None:
    """Starting, writing and submitting an assessment."""
    if not viewer.may(Permission.ASSESS):
        raise Refused(_("Your role does not assess threats. Ask an analyst of the force that owns it."))


def check_own_draft(viewer: Viewer, assessor_id: int) -> None:
    """A draft is its assessor's until somebody takes it over."""
    check_assess(viewer)
    if viewer.user_id != assessor_id:
        raise Refused(
            _("Somebody else is writing this assessment. Take it over first, or write a second opinion.")
        )


def check_moderate(viewer: Viewer) -> None:
    """Agreeing with an assessment, or returning it."""
    if not viewer.may(Permission.MODERATE):
        raise Refused(_("Your role does not moderate. The region's threat assessment unit does."))


def check_challenge(viewer: Viewer) -> None:
    """Challenging a moderation."""
    if not viewer.may(Permission.CHALLENGE):
        raise Refused(_("Your role does not challenge a moderation. Ask the force's SOC co-ordinator."))


def check_adopt(viewer: Viewer) -> None:
    """Adopting a scoring model."""
    if not viewer.may(Permission.ADOPT_MODELS):
        raise Refused(_("Your role does not adopt scoring models. Ask the ROCTA unit or an administrator."))


def can_assess(viewer: Viewer) -> bool:
    """Whether the role assesses threats."""
    return viewer.may(Permission.ASSESS)


def can_moderate(viewer: Viewer) -> bool:
    """Whether the role moderates; whose assessments, the dated rule says."""
    return viewer.may(Permission.MODERATE)
