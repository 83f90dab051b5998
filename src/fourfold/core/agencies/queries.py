"""Reads of agencies. Days are effective days: what held then, by what is recorded now, or was `known` at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model, Q

from fourfold.core.agencies import kinds, rules
from fourfold.core.agencies.models import Agency, AgencyName, AgencyPlace, AreaWord, CarryOver, Succession
from fourfold.core.history import past

TREE = (Agency, AgencyName, AgencyPlace, Succession, CarryOver)


def register(known: datetime | None = None) -> rules.Register:
    """The whole tree with its past, as recorded now or as known at a moment.

    Read once for each change of it, since every request asks for it.
    """
    return _register(_stamp(), known)


def _stamp() -> tuple[object, ...]:
    """What tells two states of the tree apart: a change adds a row or closes one."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(map(_sql_for_count, TREE))}")
        return connection.settings_dict["NAME"], *(tuple(counts) for counts in cursor.fetchone())


def _sql_for_count(model: type[Model]) -> str:
    closed = "count(until_day)" if hasattr(model, "until_day") else "0"
    return f"(select array[count(*), max(id), {closed}] from {model._meta.db_table})"


@lru_cache(maxsize=64)
def _register(stamp: tuple[object, ...], known: datetime | None) -> rules.Register:
    period = ("from_day", "until_day")
    names = past.values(AgencyName, known, "agency_id", "name", "name_cy", "short_name", *period)
    places = past.values(AgencyPlace, known, "agency_id", "parent_id", "bond", *period)
    carried: dict[int, set[str]] = {}
    for succession, kind in past.values(CarryOver, known, "succession_id", "kind_of_thing"):
        carried.setdefault(succession, set()).add(kind)
    steps = past.values(Succession, known, "id", "agency_id", "successor_id", "kind", "on_day")
    return rules.Register(
        kinds=dict(past.values(Agency, known, "id", "kind")),
        names=tuple(rules.Name(*row) for row in names),
        places=tuple(rules.Place(*row) for row in places),
        steps=tuple(
            rules.Step(agency, successor, kind, on, frozenset(carried.get(number, ())))
            for number, agency, successor, kind, on in steps
        ),
    )


def agency(code: str, *, known: datetime | None = None) -> Agency:
    """The agency with this code; Agency.DoesNotExist when there is none."""
    found: list[Agency] = past.rows(Agency, known, code=code)
    if not found:
        raise Agency.DoesNotExist
    return found[0]


def code_of(agency_id: int) -> str:
    """The code of an agency; Agency.DoesNotExist for a number that none has."""
    return Agency.objects.values_list("code", flat=True).get(pk=agency_id)


def codes() -> dict[str, int]:
    """The number of every agency, by its code."""
    return dict(Agency.objects.values_list("code", "id"))


def agencies_on(
    day: date, *, of: Iterable[str] = (), known: datetime | None = None
) -> list[tuple[Agency, rules.Name]]:
    """The agencies (of these kinds, when some are given) that exist on a day, with their names, by name."""
    found = register(known)
    living = rules.existing(found.names, day)
    wanted = set(of)
    rows = [a for a in Agency.objects.filter(id__in=living).order_by("id") if not wanted or a.kind in wanted]
    named = [(row, rules.name_on(found.names, row.id, day)) for row in rows]
    return sorted(((row, name) for row, name in named if name), key=lambda pair: (pair[1].name, pair[0].id))


def name_on(agency_id: int, day: date, *, known: datetime | None = None) -> rules.Name | None:
    """What an agency is called on a day (its last name once it has ended); None for an unknown number."""
    return rules.name_on(register(known).names, agency_id, day)


def names_on(day: date, known: datetime | None = None) -> dict[int, rules.Name]:
    """What every agency is called on a day, the ended ones by their last name."""
    found: dict[int, rules.Name] = {}
    by_agency: dict[int, list[rules.Name]] = {}
    for row in register(known).names:
        by_agency.setdefault(row.agency, []).append(row)
    for agency_id, rows in by_agency.items():
        name = rules.name_on(rows, agency_id, day)
        if name:
            found[agency_id] = name
    return found


def region_of(agency_id: int, day: date, *, known: datetime | None = None) -> int:
    """The agency that stands for its region on a day (its ROCU); itself when it belongs to no region."""
    return rules.region_of(register(known), agency_id, day) or agency_id


def ancestors(agency_id: int, day: date, *, known: datetime | None = None) -> list[int]:
    """The agencies above an agency on a day, the nearest first."""
    return rules.ancestors(rules.tree_on(register(known).places, day), agency_id)


def descendants(agency_id: int, day: date) -> frozenset[int]:
    """An agency, all that is part of it on a day, and the ended agencies whose records came to them."""
    return rules.descendants(register(), agency_id, day)


def children(agency_id: int, day: date, *, known: datetime | None = None) -> list[int]:
    """The agencies directly under an agency on a day, partners too."""
    tree = rules.tree_on(register(known).places, day)
    return sorted(place.agency for place in tree.values() if place.parent == agency_id)


def successors_on(agency_id: int, day: date, *, kind: str | None = None) -> frozenset[int]:
    """Who stands on a day where an agency stood; with `kind`, only where that was decided to go."""
    return rules.successors_on(register().steps, agency_id, day, kind)


def undecided(agency_id: int, day: date, *, known: datetime | None = None) -> list[kinds.Held]:
    """What an ended agency held for which nobody has decided yet where it goes."""
    held = kinds.held()
    return [held[key] for key in rules.undecided(register(known).steps, agency_id, day, held)]


def area_word(force_id: int, day: date) -> AreaWord | None:
    """The word that a force uses on a day for its local areas; None when it is not supplied."""
    begun = Q(from_day__isnull=True) | Q(from_day__lte=day)
    goes_on = Q(until_day__isnull=True) | Q(until_day__gt=day)
    return AreaWord.objects.filter(begun, goes_on, force_id=force_id).first()


def successions(*, known: datetime | None = None, **of: Any) -> list[Succession]:
    """What became of an agency (`agency_id=`), or which came to it (`successor_id=`), in order."""
    found = past.rows(Succession, known, "agency", "successor", **of)
    return sorted(found, key=lambda step: (step.on_day, step.pk))


def carried(steps: Iterable[Succession], *, known: datetime | None = None) -> dict[int, list[CarryOver]]:
    """What was decided to go along with each of these steps, by its number."""
    found: dict[int, list[CarryOver]] = {step.pk: [] for step in steps}
    for one in past.rows(CarryOver, known, succession_id=list(found)):
        found[one.succession_id].append(one)
    return found
