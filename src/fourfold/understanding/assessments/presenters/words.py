"""Short sentences about one assessment."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.capability import Words
from fourfold.core.ui import formats
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.assessments.scoring import explain

ACTS: dict[str, Words] = {
    Review.Act.SUBMIT: gettext_lazy("Submitted"),
    Review.Act.AGREE: gettext_lazy("Moderated"),
    Review.Act.RETURN: gettext_lazy("Returned"),
    Review.Act.WITHDRAW: gettext_lazy("Withdrawn"),
    Review.Act.CHALLENGE: gettext_lazy("Challenged"),
}


def tier(one: Assessment) -> str:
    """Such as "Tier 2 worked out", or "Tier 1 (2 worked out)" where it was overridden."""
    if one.tier_override is not None:
        worked_out = one.tier_worked_out if one.tier_worked_out is not None else formats.unknown()
        return _("Tier %(tier)s (%(worked_out)s worked out)") % {
            "tier": one.tier_override,
            "worked_out": worked_out,
        }
    if one.tier_worked_out is None:
        return _("Tier not known")
    return _("Tier %(tier)s worked out") % {"tier": one.tier_worked_out}


def asked_tier(one: Assessment) -> str:
    """Such as "tier 1 asked for, 2 worked out", where the assessor asks for another tier than that; else nothing."""
    if one.tier_override is None:
        return ""
    if one.tier_worked_out is None:
        return _("tier %(tier)s asked for, none worked out") % {"tier": one.tier_override}
    tiers = {"tier": one.tier_override, "worked_out": one.tier_worked_out}
    return _("tier %(tier)s asked for, %(worked_out)s worked out") % tiers


def risk(one: Assessment | None) -> str | None:
    """The risk, or the range that is left open while not enough is known; None for no assessment."""
    if one is None or one.lowest is None or one.highest is None:
        return None
    if one.risk is not None:
        return explain.plain(one.risk)
    return _("%(low)s to %(high)s") % {"low": explain.plain(one.lowest), "high": explain.plain(one.highest)}


def open_words(one: Assessment) -> str:
    """Where an open assessment stands, who holds it, and since when."""
    names = {"person": one.assessor.name, "day": formats.day(one.began_at)}
    if one.state == "submitted":
        return _("Submitted by %(person)s on %(day)s; it waits for moderation.") % {
            **names, "day": formats.day(one.submitted_at)}  # fmt: skip
    if one.state == "returned":
        return _("Returned to %(person)s to be mended.") % names
    if one.edition_sent == one.edition:
        return _("Loaded from a file by %(person)s on %(day)s, with answers missing.") % names
    return _("%(person)s is writing an assessment, begun on %(day)s.") % names


def stated(one: Assessment) -> str:
    """Who judged, and when, as the sender of a file states it; "" for what was written here."""
    if one.assessed_on is None:
        return ""
    return _("%(person)s on %(day)s, as its sender states") % {
        "person": one.assessed_by,
        "day": formats.day(one.assessed_on),
    }


def short_digest(digest: str) -> str:
    """The start of a digest, enough to tell two versions apart by eye."""
    return f"{digest[:4]} {digest[4:8]}" if digest else formats.unknown()
