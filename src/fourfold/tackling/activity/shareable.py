"""An officer's report laid out for sharing: what and where may go; who is named, and who told it, stand apart."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import queries as people
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.sharing.offering import Offered, Part
from fourfold.core.ui import formats
from fourfold.tackling.activity import queries


def offer(reference: str, viewer: Viewer, moment: datetime) -> Offered | None:
    """A report of today in parts, for whoever settles it; None where there is none for this viewer."""
    found = queries.report(reference, viewer)
    if found is None:
        return None
    owner = agencies.name(found.agency_id, clock.day_of(moment), short=True)
    officer = people.names([found.told_by_id]).get(found.told_by_id, "")
    parts = (
        Part("when", _("Happened"), _("When"), formats.day(found.happened_on), "subject"),
        Part("what", _("What happened"), _("What was seen or done"), found.what, "action"),
        Part("place", _("Where"), _("Where"), found.place, "place"),
        Part("contact", _("Who answers for it"), _("Whom to ring"), owner, "contact"),
        Part("who", _("Who"), _("Somebody who is suspected or convicted"), found.who, "suspect", sensitive=True,
             names=(found.who,)),
        Part("group", _("Group"), _("Name"), found.group, "threat", names=(found.group,)),
        Part("officer", _("From"), _("From"), officer, "action", source=True, names=(officer,)),
    )  # fmt: skip
    return Offered(
        kind="report",
        record=found.record,
        reference=found.reference,
        subject=_("Report %(reference)s") % {"reference": found.reference},
        owner_id=found.agency_id,
        url=reverse("activity:one", args=[found.reference]),
        contact=owner,
        parts=tuple(part for part in parts if part.text),
    )
