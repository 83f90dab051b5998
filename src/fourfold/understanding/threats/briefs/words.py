"""A brief for officers in words: on the page of local threats, on the threat's own page, on first pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.ui import formats
from fourfold.understanding.threats import presenters
from fourfold.understanding.threats.briefs import rules
from fourfold.understanding.threats.briefs.local import Entry
from fourfold.understanding.threats.briefs.people import Somebody
from fourfold.understanding.threats.briefs.rules import Standing
from fourfold.understanding.threats.models import Brief
from fourfold.understanding.threats.presenters import Words


@dataclass(frozen=True)
class Named:
    """Somebody's name, and what is said of them."""

    name: str
    note: str


@dataclass(frozen=True)
class Block:
    """One threat as officers read it."""

    reference: str
    name: str
    kind: str
    lro: str
    brief: Brief | None
    fresh: dict[str, Any]
    involved: list[Named]
    safeguard: list[Named]


def block(entry: Entry, words: Words, on: date) -> Block:
    """One threat as officers read it on a day."""
    return Block(
        reference=entry.threat.reference,
        name=entry.threat.name,
        kind=str(presenters.KINDS[entry.threat.kind]),
        lro=entry.threat.lro,
        brief=entry.brief,
        fresh=freshness(entry.brief, on),
        involved=[Named(one.name, _role(one, words)) for one in entry.standing(Standing.INVOLVED)],
        safeguard=[Named(one.name, _why_safeguard(one)) for one in entry.standing(Standing.SAFEGUARD)],
    )


def review(brief: Any, on: date) -> str:
    """How fresh a brief is: when it was reviewed, or since when it was not."""
    if rules.is_overdue(brief.review_on, on):
        return _("Not reviewed since %(day)s.") % {"day": formats.day(brief.written_at)}
    said = {"day": formats.day(brief.written_at), "next": formats.day(brief.review_on)}
    return _("Reviewed %(day)s, to be reviewed again by %(next)s.") % said


def freshness(brief: Brief | None, on: date) -> dict[str, Any]:
    """How fresh a brief is, for its threat's page; nothing where there is none."""
    if brief is None:
        return {}
    return {"brief_review": review(brief, on), "brief_overdue": rules.is_overdue(brief.review_on, on)}


def heading(total: int, area: str) -> str:
    """Such as "Local threats: 7 in Warrington"."""
    said = {"count": formats.number(total), "area": area}
    return _("Local threats: %(count)s in %(area)s") % said if area else _("Local threats: %(count)s") % said


def _role(one: Somebody, words: Words) -> str:
    """The role in words; where nobody knows how old they are, that too: they may be a child."""
    roles = ", ".join(words.roles.get(role, role) for role in one.roles)
    return roles if one.age_known else _("%(role)s, age not known") % {"role": roles}


def _why_safeguard(one: Somebody) -> str:
    if one.under_age and one.exploited:
        return _("under 18, may be exploited")
    return _("under 18") if one.under_age else _("may be exploited")
