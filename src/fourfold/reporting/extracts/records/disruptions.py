"""What extracts have to know of disruptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fourfold.core.history import clock
from fourfold.core.reference import presenters as reference
from fourfold.reporting.extracts.models import DisruptionKey
from fourfold.reporting.extracts.records.shape import Labels, Reason, Records
from fourfold.tackling.disruptions import queries, rules
from fourfold.tackling.disruptions.filters import Filters
from fourfold.tackling.disruptions.models import DisruptionVersion

LABELS = {
    "reference": _("Reference"), "what": _("What happened"), "agency": _("Agency"), "lead_agency": _("Led by"),
    "role": _("Role"), "event_on": _("Event date"), "event_ends_on": _("Last day of the event"),
    "record_date": _("Record date"), "main_p": _("Mainly"), "claimed": _("Claimed"), "assured": _("Assured"),
    "standing": _("Standard"),
}  # fmt: skip
LISTS = {
    "role": "disruption_role", "main_p": "four_ps", "claimed": "disruption_category",
    "assured": "disruption_category", "standing": "disruption_standing",
}  # fmt: skip
# Those that can decide over a row first.
REASONS = {
    "joined": Reason(
        _("Joined: another record of the same event counts"),
        lambda was, now: now.joined_into_id is not None and was.joined_into_id is None,
    ),
    "parted": Reason(
        _("Parted: counts by itself"),
        lambda was, now: was.joined_into_id is not None and now.joined_into_id is None,
    ),
    "taken back": Reason(_("Withdrawn"), lambda was, now: now.withdrawn and not was.withdrawn),
    "other effect": Reason(
        _("Claimed or assured otherwise"),
        lambda was, now: rules.grade(now.claimed, now.assured) != rules.grade(was.claimed, was.assured),
    ),
    "same effect": Reason(
        _("Assured as it was claimed"),
        lambda was, now: now.assured == was.claimed and not was.assured and bool(now.assured),
    ),
    "other standing": Reason(_("Stands otherwise"), lambda was, now: now.standing != was.standing),
    "other role": Reason(_("Lead or support changed"), lambda was, now: now.role != was.role),
    "other P": Reason(_("Another of the four Ps"), lambda was, now: now.main_p != was.main_p),
    "redated": Reason(_("Record date changed"), lambda was, now: now.record_date != was.record_date),
}


def _said(moment: datetime) -> Mapping[str, Labels]:
    lists = reference.every_label(clock.day_of(moment), known=moment)
    labels = {column: lists.get(name, {}) for column, name in LISTS.items()}
    blank: dict[str, Labels] = {
        "assured": {**labels["assured"], "": _("not yet")}, "event_ends_on": {"": _("the same day")},
    }  # fmt: skip
    return {**labels, **blank}


RECORDS = Records(
    versions=DisruptionVersion,
    keys=DisruptionKey,
    filters=Filters.from_words,
    kept_at=queries.kept_at,
    page="disruptions:disruption",
    owner="agency",
    name="what",
    begun="event_on",
    labels=LABELS,
    said=_said,
    reasons=REASONS,
)
