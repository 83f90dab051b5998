"""A disruption laid out for sharing: what was done and where may go; who led to it and by which log never does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.sharing.offering import Offered, Part
from fourfold.core.ui import formats
from fourfold.data.entities import queries as entities
from fourfold.tackling.disruptions import queries


def offer(reference: str, viewer: Viewer, moment: datetime) -> Offered | None:
    """A disruption of today in parts; None where there is none for this viewer, or it does not stand."""
    found = queries.disruption(reference)
    if found is None or found.withdrawn or found.joined_into_id is not None:
        return None
    owner = agencies.name(found.agency_id, clock.day_of(moment), short=True)
    return Offered(
        kind="disruption",
        record=found.record,
        reference=found.reference,
        subject=_("Disruption %(reference)s") % {"reference": found.reference},
        owner_id=found.agency_id,
        url=reverse("disruptions:disruption", args=[found.reference]),
        contact=owner,
        parts=tuple(part for part in _parts(found, owner) if part.text),
    )


def _parts(found: Any, owner: str) -> Iterator[Part]:
    yield Part("when", _("When"), _("When"), formats.day(found.event_on), "subject")
    yield Part("what", _("What happened"), _("What was done"), found.what, "action")
    yield Part("place", _("Where"), _("Where"), found.place, "place")
    yield Part("after", _("What they could not do afterwards"), _("What it changed"), found.could_after, "action",
               judgement=True)  # fmt: skip
    yield Part("contact", _("Who answers for it"), _("Whom to ring"), owner, "contact")
    subjects = queries.people_of([found.record]).get(found.record, [])
    for number, name in sorted(entities.names(subjects).items()):
        yield Part(f"person:{number}", name, _("Somebody who is suspected or convicted"), name, "suspect",
                   sensitive=True, names=(name,))  # fmt: skip
    evidence = [line.strip() for line in found.evidence.splitlines() if line.strip()]
    yield Part("evidence", _("Evidence"), _("Evidence"), "; ".join(evidence), "action", source=True,
               names=tuple(evidence))  # fmt: skip
