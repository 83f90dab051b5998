"""Who may do what with a disruption."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer


class Permission(StrEnum):
    """Reading disruptions, recording them, bringing records of one event together, and agreeing their effect."""

    VIEW = "disruptions.view"
    RECORD = "disruptions.record"
    JOIN = "disruptions.join"
    ASSURE = "disruptions.assure"
    ASSURE_PANEL = "disruptions.assure_panel"


def check_record(viewer: Viewer, agency_id: int) -> None:
    """Recording, amending and withdrawing: the people of the agency whose record it is."""
    if not viewer.may(Permission.RECORD):
        raise Refused(_("Your role does not record disruptions. Ask your SOC co-ordinator."))
    if agency_id not in viewer.write_agencies:
        raise Refused(_("This is another agency's record, which it alone changes."))


def can_record(viewer: Viewer, agency_id: int) -> bool:
    """Whether the viewer records and changes an agency's disruptions."""
    return viewer.may(Permission.RECORD) and agency_id in viewer.write_agencies


def check_join(viewer: Viewer, *agencies: int) -> None:
    """Bringing records of one event together, and parting them: somebody who changes the rows of all of them."""
    if not viewer.may(Permission.JOIN):
        raise Refused(_("Your role does not bring records together. The ROCTA unit does."))
    if not set(agencies) <= set(viewer.write_agencies):
        raise Refused(_("One of these records belongs to an agency that your role does not change."))


def can_join(viewer: Viewer, *agencies: int) -> bool:
    """Whether the viewer may bring records of these agencies together."""
    return viewer.may(Permission.JOIN) and set(agencies) <= set(viewer.write_agencies)


def check_attach(viewer: Viewer, agency_id: int) -> None:
    """Saying which threat a record is against: the agency's own people, or somebody who brings records together."""
    if not can_attach(viewer, agency_id):
        raise Refused(
            _("This is another agency's record. It, or the ROCTA unit, says which threat it is against.")
        )


def can_attach(viewer: Viewer, agency_id: int) -> bool:
    """Whether the viewer may say which threat a record is against."""
    return can_record(viewer, agency_id) or can_join(viewer, agency_id)
