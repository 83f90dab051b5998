"""Who may report activity, read a report and say what becomes of it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Reporting, reading what became of one's own reports, and settling those of one's agency."""

    REPORT = "activity.report"
    VIEW = "activity.view"
    SETTLE = "activity.settle"


def check_report(viewer: Viewer) -> None:
    """Everybody who acts for an agency reports there."""
    if not viewer.may(Permission.REPORT) or viewer.agency_id not in viewer.write_agencies:
        raise Refused(_("Your role does not report activity. Tell your SOC co-ordinator."))


def check_settle(viewer: Viewer, agency_id: int) -> None:
    """What becomes of a report is said by the co-ordinator or lead responsible officer of its agency."""
    if not can_settle(viewer, agency_id):
        raise Refused(_("What becomes of a report is said by the SOC co-ordinator of its agency."))


def can_settle(viewer: Viewer, agency_id: int) -> bool:
    """Whether the viewer says what becomes of an agency's reports."""
    return viewer.may(Permission.SETTLE) and agency_id in viewer.write_agencies


def can_read(viewer: Viewer, told_by_id: int, agency_id: int) -> bool:
    """One's own reports, and those that one settles."""
    return told_by_id == viewer.user_id or can_settle(viewer, agency_id)
