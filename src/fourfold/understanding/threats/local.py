"""Local threats: the open threats of the viewer's own agencies, with the briefs that officers read, today or then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.history import clock, past
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.data.entities import queries as entities
from fourfold.understanding.threats import brief_rules, local_areas, queries
from fourfold.understanding.threats.brief_rules import Linked, Standing
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters
from fourfold.understanding.threats.local_areas import Touched
from fourfold.understanding.threats.models import Brief, ExploitationCheck, LinkedPerson

OPEN = Filters(phase=(NOT_CLOSED,))
FIRST = Asked(Sort("safety"))


@dataclass(frozen=True)
class Somebody:
    """A linked person as officers are shown them. `age_known` is false where no source gives a date of birth."""

    name: str
    roles: tuple[str, ...]
    standing: Standing
    exploited: bool
    under_age: bool
    age_known: bool


@dataclass(frozen=True)
class Entry:
    """One threat with its brief, and whom officers are shown; without a brief nobody is shown."""

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
    return Opened(names, local_areas.touched(names, clock.day_of(as_of or now), as_of=as_of))


def page(found: Opened, area: int | None, asked: Asked, *, now: datetime, as_of: datetime | None) -> Page:
    """A page of those that touch an area, or of all: what may hurt somebody first, then by name."""
    kept = {
        record: name
        for record, name in found.names.items()
        if area is None or area in found.touched.get(record, ())
    }
    ordered = _in_order(kept, as_of)
    cut = paging.cut_in_order(ordered, asked)
    return Page(entries(cut.rows, now=now, as_of=as_of), len(ordered), cut.first, cut.last, cut.earlier)


def entries(records: Collection[int], *, now: datetime, as_of: datetime | None) -> list[Entry]:
    """These threats in this order, each with its brief and with whom officers are shown."""
    threats = queries.several(records, as_of=as_of)
    briefs = {one.threat_id: one for one in past.rows(Brief, as_of, "written_by", threat_id=records)}
    shown = _people(briefs.keys(), clock.day_of(as_of or now), as_of)
    return [
        Entry(threats[one], briefs.get(one), tuple(shown.get(one, ()))) for one in records if one in threats
    ]


def _in_order(names: dict[int, str], as_of: datetime | None) -> list[int]:
    """With a safety line first, then with a brief, then without; each by name, as people sort names."""
    warned = dict(past.values(Brief, as_of, "threat_id", "safety <> ''"))
    ranks = {True: 0, False: 1, None: 2}
    return sorted(names, key=lambda one: (ranks[warned.get(one)], names[one].casefold(), one))


def _people(threats: Collection[int], on: date, as_of: datetime | None) -> dict[int, list[Somebody]]:
    """Whom officers are shown beside each threat, by name."""
    if not threats:
        return {}
    parts: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for link in past.rows(LinkedPerson, as_of, threat_id=threats):
        if brief_rules.in_force(link.starts_on, link.ends_on, on):
            parts[link.threat_id, link.subject_id].append(link)
    subjects = {subject for _threat, subject in parts}
    names, births = entities.names(subjects, as_of=as_of), entities.births(subjects, as_of=as_of)
    feared = _feared(threats, as_of)
    found: dict[int, list[Somebody]] = defaultdict(list)
    for (threat, subject), links in parts.items():
        person = Linked(
            roles=frozenset(link.role for link in links),
            categories=frozenset(link.category for link in links),
            exploited=(threat, subject) in feared or any(link.possibly_exploited for link in links),
            born_on=births.get(subject),
        )
        found[threat].append(_somebody(names.get(subject, ""), person, on))
    return {
        threat: sorted((one for one in them if one.standing is not Standing.ABSENT), key=lambda one: one.name)
        for threat, them in found.items()
    }


def _somebody(name: str, person: Linked, on: date) -> Somebody:
    standing = brief_rules.standing(person, on=on)
    return Somebody(
        name,
        tuple(sorted(person.roles)),
        standing,
        exploited=person.may_be_exploited,
        under_age=person.under_age(on),
        age_known=person.born_on is not None,
    )


def _feared(threats: Collection[int], as_of: datetime | None) -> set[tuple[int, int]]:
    """Whose last exploitation check on a threat says or fears that they are exploited, as threat and person."""
    last = {
        (one.threat_id, one.subject_id): one.outcome
        for one in past.rows(ExploitationCheck, as_of, threat_id=threats)
    }
    return {pair for pair, outcome in last.items() if outcome in brief_rules.EXPLOITED}
