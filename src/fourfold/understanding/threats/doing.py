"""What a viewer may do with a threat, and the pages of its record."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.sharing import policy as sharing
from fourfold.core.ui import frame
from fourfold.core.ui.frame import Link
from fourfold.understanding.threats import policy, requests, rules


def more(viewer: Viewer, threat: Any) -> list[tuple[str, str]]:
    """What this viewer may do with the threat, with its address; what they may not is absent."""
    found = [
        (label, reverse(f"threats:{name}", args=[threat.reference])) for name, label in acts(viewer, threat)
    ]
    shares = sharing.can_offer(viewer, threat.owner_agency_id) and not threat.merged_into_id
    return [*found, (_("Share"), reverse("sharing:share", args=[threat.reference]))] if shares else found


def acts(viewer: Viewer, threat: Any) -> list[tuple[str, str]]:
    """The names of the pages that this viewer may write on for the threat, with their words."""
    if threat.owner_agency_id not in viewer.write_agencies or threat.merged_into_id:
        return []
    found = []
    if policy.can_record(viewer):
        found += [("amend", _("Amend")), ("link", _("Link a person"))]
        found += [] if rules.is_closed(threat.phase) else [("brief", _("Write the brief"))]
    if policy.can_decide(viewer) and rules.is_closed(threat.phase):
        found += [("reopen", _("Reopen"))]
    elif policy.can_decide(viewer):
        found += [("reclassify", _("Change its type")), ("close", _("Close")), ("merge", _("Merge"))]
        found += [("transfer", _("Transfer"))] if policy.can_transfer(viewer) else []
    # What was asked for already waits on the page itself.
    waiting = requests.waiting_acts(threat.record)
    return [(name, label) for name, label in found if name not in waiting]


def tabs(request: Any, threat: Any, active: str = "threat") -> list[Link]:
    """The record's own navigation."""
    pages = ((_("Overview"), "threat"), (_("History"), "history"))
    return [
        Link(
            label,
            frame.keep_as_of(request, reverse(f"threats:{name}", args=[threat.reference])),
            name == active,
        )
        for label, name in pages
    ]
