"""Local threats: the open threats of the viewer's own agencies, with the briefs that officers read, today or then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fourfold.core.history import clock, past
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.briefs import areas, people
from fourfold.understanding.threats.briefs.areas import Touched
from fourfold.understanding.threats.briefs.people import Somebody
from fourfold.understanding.threats.briefs.rules import Standing
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters
from fourfold.understanding.threats.models import Brief

OPEN = Filters(phase=(NOT_CLOSED,))
FIRST = Asked(Sort("safety"))


@dataclass(frozen=True)
class Entry:
    """One threat with its brief, and the people linked to it; without a brief nobody is shown."""

    threat: Any
    brief: Brief | None
    people: tuple[Somebody, ...] = ()

    def standing(self, standing: Standing) -> list[Somebody]:
        """Those who are shown this way."""
        return [one for one in self.people if one.standing is standing]


@dataclass(frozen=True)
class Opened:
    """Open threats: the name of each, and the councils that it touches."""

    names: dict[int, str]
    touched: Touched


def opened(now: datetime, as_of: datetime | None) -> Opened:
    """The open threats that the viewer sees: their names, and the council areas that each touches."""
    names = dict(queries.named(OPEN, now=now, as_of=as_of))
    return Opened(names, areas.touched(names, clock.day_of(as_of or now), as_of=as_of))


def page(found: Opened, area: int | None, asked: Asked, *, now: datetime, as_of: datetime | None) -> Page:
    """A page of those that touch an area, or of all: what may hurt somebody first, then by name."""
    kept = {
        record: name
        for record, name in found.names.items()
        if area is None or area in found.touched.get(record, ())
    }
    ordered = _in_order(kept, as_of)
    cut = paging.cut_in_order(ordered, asked, asked.size)
    return Page(entries(cut.rows, now=now, as_of=as_of), len(ordered), cut.first, cut.last, cut.earlier)


def entries(records: Collection[int], *, now: datetime, as_of: datetime | None) -> list[Entry]:
    """These threats in this order, each with its brief and with whom officers are shown."""
    threats = queries.several(records, as_of=as_of)
    briefs = {one.threat_id: one for one in past.rows(Brief, as_of, "written_by", threat_id=records)}
    shown = people.in_force(briefs.keys(), clock.day_of(as_of or now), as_of)
    return [
        Entry(threats[one], briefs.get(one), tuple(shown.get(one, ()))) for one in records if one in threats
    ]


def _in_order(names: dict[int, str], as_of: datetime | None) -> list[int]:
    """With a safety line first, then with a brief, then without; each by name, as people sort names."""
    warned = dict(past.values(Brief, as_of, "threat_id", "safety <> ''"))
    ranks = {True: 0, False: 1, None: 2}
    return sorted(names, key=lambda one: (ranks[warned.get(one)], names[one].casefold(), one))
