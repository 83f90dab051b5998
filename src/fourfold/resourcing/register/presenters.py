"""An agency's page in words: its facts, its names and places over time, what became of it.

`day` is the day on which the register is read; `known` the moment whose knowledge of it is shown, None for today's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.agencies import kinds, presenters, queries, rules
from fourfold.core.agencies.models import Agency, CarryOver, Succession
from fourfold.core.agencies.presenters import CHANGES, KINDS
from fourfold.core.ui import formats


@dataclass(frozen=True)
class Change:
    """One recorded change: what, from which day, on what evidence, decided by whom, and what went along."""

    title: str
    on_day: date
    code: str
    evidence: str
    decided_by: str
    carried: tuple[tuple[str, str, str], ...]


def facts(agency: Agency, day: date, known: datetime | None) -> list[tuple[str, Any]]:
    """The facts at the top of an agency's page."""
    place = rules.tree_on(queries.register(known).places, day).get(agency.pk)
    return [
        (_("Kind"), KINDS[agency.kind]),  # type: ignore[index]
        (_("Stands under"), _stands(place, day, known)),
        (_("Legal body"), _("yes") if agency.legal_body else _("no")),
        *([] if agency.legal_body else [(_("Host"), _host(agency, day, known))]),
        (_("Code"), agency.code),
        (_("ONS code"), agency.ons_code or _("does not apply")),
        *([(_("Note"), agency.note)] if agency.note else []),
    ]


def names(agency: Agency, known: datetime | None) -> list[tuple[str, str, str]]:
    """(name, first day, last day), the latest first."""
    rows = [row for row in queries.register(known).names if row.agency == agency.pk]
    return [(presenters.both(row), *_days(row)) for row in _latest_first(rows)]


def places(agency: Agency, day: date, known: datetime | None) -> list[tuple[str, str, str]]:
    """(where it stood, first day, last day), the latest first."""
    rows = [row for row in queries.register(known).places if row.agency == agency.pk]
    return [(_stands(row, day, known), *_days(row)) for row in _latest_first(rows)]


def became(agency: Agency, day: date, known: datetime | None) -> list[Change]:
    """What became of an agency, the latest first."""
    steps = queries.successions(agency_id=agency.pk, known=known)
    carried = queries.carried(steps, known=known)
    return [_change(step, step.successor, carried[step.pk], day, known) for step in reversed(steps)]


def came_from(agency: Agency, day: date, known: datetime | None) -> list[Change]:
    """The agencies in whose place this one stands, the latest first, with what came from each."""
    steps = queries.successions(successor_id=agency.pk, kind=rules.ENDINGS, known=known)
    carried = queries.carried(steps, known=known)
    return [_change(step, step.agency, carried[step.pk], day, known) for step in reversed(steps)]


def endings(agency: Agency) -> list[Succession]:
    """The steps by which an agency ended: none while it goes on, several when it was split."""
    return queries.successions(agency_id=agency.pk, kind=rules.ENDINGS)


def to_decide(agency: Agency) -> list[tuple[str, Any]]:
    """The kinds of thing that it held and that some successor has not been given: both of a split may be."""
    found = queries.carried(endings(agency)).values()
    carried = [{one.kind_of_thing for one in of_a_step} for of_a_step in found]
    return [(key, held.label) for key, held in kinds.held().items() if any(key not in one for one in carried)]


def _change(
    step: Succession, other: Agency, carried: list[CarryOver], day: date, known: datetime | None
) -> Change:
    title, code = str(CHANGES[step.kind]), ""  # type: ignore[index]
    if step.kind in rules.ENDINGS:
        code = other.code
        title = _("%(change)s: %(agency)s") % {
            "change": title,
            "agency": presenters.name(other.pk, day, known=known),
        }
    labels = kinds.held()
    went_along = tuple(
        (str(labels[one.kind_of_thing].label), one.decision, one.decided_by)
        for one in carried
        if one.kind_of_thing in labels
    )
    return Change(title, step.on_day, code, step.evidence, step.decided_by, went_along)


def _stands(place: rules.Place | None, day: date, known: datetime | None) -> str:
    if place is None:
        return _("it did not exist on this day")
    if place.parent is None:
        return _("nothing: it stands at the top")
    bond = _("%(agency)s, as a partner") if place.bond == "partner in" else _("%(agency)s, as a part of it")
    return bond % {"agency": presenters.name(place.parent, day, known=known)}


def _host(agency: Agency, day: date, known: datetime | None) -> str:
    host = presenters.name(agency.host_id, day, known=known) if agency.host_id else ""
    return ". ".join(part for part in (host, agency.host_note.rstrip(".")) if part)


def _days(row: rules.Name | rules.Place) -> tuple[str, str]:
    """The first and last day in words: a period is over on `until_day`, so its last day is the one before."""
    first = formats.short_day(row.from_day) if row.from_day else _("not supplied")
    last = formats.short_day(row.until_day - timedelta(days=1)) if row.until_day else _("goes on")
    return first, last


def _latest_first(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.from_day or date.min, reverse=True)
