"""What may be of the same event, for those who see several agencies. A machine only suggests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.tackling.disruptions import pairs, presenters
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import trail


@dataclass(frozen=True)
class Side:
    """One record of a pair, in words."""

    row: Any
    agency: str | None
    when: str


@dataclass(frozen=True)
class Shown:
    """A pair in words."""

    first: Side
    second: Side
    shares: str


@door(Permission.JOIN)
def same_events(request: Any) -> HttpResponse:
    """What may be of the same event, and the threats that agencies named and cannot see."""
    words = presenters.Words.on(clock.day_of(request.at))
    found, total = pairs.pairs(today=clock.day_of(request.at))
    given, given_total = pairs.given()
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.same_events",
        by=request.viewer,
        kind="disruption",
        rows=2 * len(found) + len(given),
    )
    context = {
        "pairs": [Shown(_side(one.first, words), _side(one.second, words), _shares(one)) for one in found],
        "total": total,
        "given": [(row, words.agency(row.agency_id)) for row in given],
        "given_total": given_total,
        "trail": trail(request),
    }
    h1 = _("Records that may be of the same event")
    return pages.render(request, "disruptions/same_events.jinja", context, h1=h1)


def _side(row: Any, words: presenters.Words) -> Side:
    return Side(row, words.agency(row.agency_id), presenters.when(row))


def _shares(pair: pairs.Pair) -> str:
    if pair.same_threat and pair.same_people:
        return _("threat and people")
    return _("threat") if pair.same_threat else _("people")
