"""What extracts have to know of threats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fourfold.core.history import clock
from fourfold.reporting.extracts.models import RowKey
from fourfold.reporting.extracts.records.shape import Labels, Reason, Records
from fourfold.understanding.threats import presenters, queries
from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.models import ThreatVersion

LABELS = {
    "reference": _("Reference"), "name": _("Name"), "kind": _("Type"), "subtype": _("Subtype"),
    "main_area": _("Threat area"), "owner_agency": _("Owner"), "lead_agency": _("Lead agency"), "phase": _("Phase"),
    "is_soc": _("SOC"), "tier": _("Tier"), "risk": _("Risk"), "confidence": _("Confidence"),
    "moderation": _("Moderation"), "first_identified": _("First identified"), "review_due": _("Review"),
}  # fmt: skip
# Those that can decide over a row first.
REASONS = {
    "merged": Reason(
        _("Merged"), lambda was, now: now.merged_into_id is not None and was.merged_into_id is None
    ),
    "closed or reopened": Reason(
        _("Closed or reopened"), lambda was, now: ("closed" in now.phase) != ("closed" in was.phase)
    ),
    "moderated": Reason(_("Moderated"), lambda was, now: now.moderation == "moderated" != was.moderation),
    "withdrawn": Reason(
        _("No longer moderated"), lambda was, now: was.moderation == "moderated" != now.moderation
    ),
    "SOC changed": Reason(_("SOC changed"), lambda was, now: now.is_soc != was.is_soc),
    "tier changed": Reason(_("Tier changed"), lambda was, now: now.tier != was.tier),
    "reclassified": Reason(_("Reclassified"), lambda was, now: now.kind != was.kind),
    "transferred": Reason(_("Transferred"), lambda was, now: now.owner_agency_id != was.owner_agency_id),
}


def _said(moment: datetime) -> Mapping[str, Labels]:
    words = presenters.Words.on(clock.day_of(moment), known=moment)
    return {
        "kind": presenters.KINDS, "moderation": presenters.MODERATION, "confidence": presenters.CONFIDENCE,
        "main_area": words.areas, "further_areas": words.areas, "phase": words.phases, "subtype": words.subtypes,
    }  # fmt: skip


RECORDS = Records(
    versions=ThreatVersion,
    keys=RowKey,
    filters=Filters.from_words,
    kept_at=queries.kept_at,
    page="threats:threat",
    owner="owner_agency",
    name="name",
    begun="first_identified",
    labels=LABELS,
    said=_said,
    reasons=REASONS,
    numeric=("tier", "risk"),
)
