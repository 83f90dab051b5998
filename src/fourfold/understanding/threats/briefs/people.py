"""The people linked to threats, each with how officers are shown them (`rules.standing` says why)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.access.viewers import for_protected
from fourfold.core.history import past
from fourfold.data.entities import queries as entities
from fourfold.understanding.threats.briefs import rules
from fourfold.understanding.threats.briefs.rules import Linked, Standing
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson


@dataclass(frozen=True)
class Somebody:
    """A linked person as officers are shown them. `age_known` is false where no source gives a date of birth."""

    subject: int
    name: str
    roles: tuple[str, ...]
    standing: Standing
    exploited: bool
    under_age: bool
    age_known: bool


def in_force(threats: Collection[int], on: date, as_of: datetime | None) -> dict[int, list[Somebody]]:
    """The people with a part that goes on on a day, by threat, by name."""
    links = _links(threats, as_of)
    going_on = [link for link in links if rules.in_force(link.starts_on, link.ends_on, on)]
    return _people(going_on, threats, on, as_of)


def everybody(threats: Collection[int], on: date, as_of: datetime | None = None) -> dict[int, list[Somebody]]:
    """Everybody who has or had a part, by threat, by name, with what all of their parts there say of them."""
    return _people(_links(threats, as_of), threats, on, as_of)


def protected_names(links: Iterable[Any], threat: int, on: date) -> list[str]:
    """The names, on a threat, of everybody who is not shown as involved; parts that have ended count too."""
    found = _people(links, [threat], on, None).get(threat, [])
    return [one.name for one in found if one.standing is not Standing.INVOLVED]


def linked(parts: Iterable[Any], *, feared: bool, born_on: date | None) -> Linked:
    """All parts of one person in a threat, taken together; `feared`: a check says or fears that they are exploited."""
    own = list(parts)
    return Linked(
        roles=frozenset(part.role for part in own),
        categories=frozenset(part.category for part in own),
        exploited=feared or any(part.possibly_exploited for part in own),
        born_on=born_on,
    )


def _people(
    links: Iterable[Any], threats: Collection[int], on: date, as_of: datetime | None
) -> dict[int, list[Somebody]]:
    parts: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for link in links:
        parts[link.threat_id, link.subject_id].append(link)
    subjects = {subject for _threat, subject in parts}
    names, births = entities.names(subjects, as_of=as_of), entities.births(subjects, as_of=as_of)
    feared = _feared(threats, as_of)
    found: dict[int, list[Somebody]] = defaultdict(list)
    for (threat, subject), own in parts.items():
        person = linked(own, feared=(threat, subject) in feared, born_on=births.get(subject))
        found[threat].append(_somebody(subject, names.get(subject, ""), person, on))
    return {threat: sorted(them, key=lambda one: one.name) for threat, them in found.items()}


def _somebody(subject: int, name: str, person: Linked, on: date) -> Somebody:
    return Somebody(
        subject,
        name,
        tuple(sorted(person.roles)),
        rules.standing(person, on=on),
        exploited=person.may_be_exploited,
        under_age=person.under_age(on),
        age_known=person.born_on is not None,
    )


def _links(threats: Collection[int], as_of: datetime | None) -> list[Any]:
    """Every part, also of who is to be protected: a rule that did not see them would call a victim involved."""
    with for_protected():
        return past.rows(LinkedPerson, as_of, threat_id=threats)


def _feared(threats: Collection[int], as_of: datetime | None) -> set[tuple[int, int]]:
    """Whose last exploitation check on a threat says or fears that they are exploited, as threat and person."""
    with for_protected():
        checks = past.rows(ExploitationCheck, as_of, threat_id=threats)
    last = {(one.threat_id, one.subject_id): one.outcome for one in checks}
    return {pair for pair, outcome in last.items() if outcome in rules.EXPLOITED}
