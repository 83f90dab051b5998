"""The slow twin: who may see which record, worked out by hand. It knows nothing of keys, policies or SQL.

The rule in words. A person acts in the newest of their roles of the day. A role of breadth "own" sees the records of
its agency and of whatever is part of it, however far down, but never those of a force below it, nor of what is part
of that force. A role of breadth "region" sees the records of the region's own unit and of everything that is part of
it. Partners work with a body and are no part of it; a role of breadth "partner" sees its own agency's records alone.
Where an agency has ended, its records are its successor's to see, or, where it has none, of whoever it was last part
of. A record with a list is there for those on it, if their role sees any records at all, and for nobody else. Whoever
declared an interest in a record sees it in no way, also where they are on its list. Both hold for every version that
there ever was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.leaks.worlds.world import PART_OF, Grant, Place, Record, World


def references(world: World, person: int, breadths: Mapping[str, str]) -> set[str]:
    """The references of every record that a person may see; `breadths` gives each role's."""
    agencies = seen(world, person, breadths)
    return {record.reference for record in world.records if _open_to(world, record, person, agencies)}


def references_of_the_past(world: World, person: int, breadths: Mapping[str, str]) -> set[str]:
    """Of which records a person may read some older version: their own of now, and what was theirs to see then.

    A restriction holds for the past too, whoever's the record was.
    """
    agencies = seen(world, person, breadths)
    were = {
        record.reference
        for record in world.records
        if agencies.intersection(record.before) and not _restricted(world, record)
    }
    return were | references(world, person, breadths)


def _open_to(world: World, record: Record, person: int, agencies: set[int]) -> bool:
    """Whether a person may see a record: on its list where it has one, else by their role; never with an interest."""
    if person in world.interests.get(record.reference, ()):
        return False
    if record.reference in world.lists:
        return bool(agencies) and person in world.lists[record.reference]
    return record.owner in agencies


def _restricted(world: World, record: Record) -> bool:
    return record.reference in world.lists or bool(world.interests.get(record.reference))


def seen(world: World, person: int, breadths: Mapping[str, str]) -> set[int]:
    """The agencies whose records a person may see."""
    grant = acting(world, person)
    if grant is None or person in world.inactive or breadths[grant.role] == "none":
        return set()
    if breadths[grant.role] == "partner":
        return {grant.agency}
    if breadths[grant.role] == "region":
        return everything_of(world, region(world, grant.agency)) | {grant.agency}
    mine = everything_of(world, grant.agency)
    for force in mine - {grant.agency}:
        if world.kinds[force] == "force":
            mine = mine - everything_of(world, force)
    return mine


def acting(world: World, person: int) -> Grant | None:
    """The newest role that a person holds on the day."""
    held = [
        (grant.since, number, grant)
        for number, grant in enumerate(world.grants)
        if grant.person == person
        and grant.since <= world.day
        and (grant.until is None or world.day <= grant.until)
    ]
    return max(held)[2] if held else None


def region(world: World, agency: int) -> int:
    """The nearest regional unit above an agency, however it is tied to it; itself where there is none."""
    here: int | None = agency
    while here is not None:
        if world.kinds[here] == "rocu":
            return here
        place = stands(world, here)
        here = place.parent if place else None
    return agency


def everything_of(world: World, top: int) -> set[int]:
    """An agency and whatever is part of it: asked of each agency in turn, until nothing is added."""
    found = {top}
    grown = True
    while grown:
        grown = False
        for agency in world.kinds:
            if agency not in found and found & belongs_to(world, agency):
                found.add(agency)
                grown = True
    return found


def belongs_to(world: World, agency: int) -> set[int]:
    """Whom an agency's records belong under: what it is part of, or, where it has ended, who stands in its stead."""
    place = stands(world, agency)
    if place is not None:
        return {place.parent} if place.parent is not None and place.bond == PART_OF else set()
    ended = [one for one in world.places if one.agency == agency and over(one, world.day)]
    heirs = {one.successor for one in world.mergers if one.agency == agency and one.on <= world.day}
    if not ended or heirs:
        return heirs if ended else set()
    last = max(ended, key=lambda one: one.until or date.max)
    return {last.parent} if last.parent is not None and last.bond == PART_OF else set()


def stands(world: World, agency: int) -> Place | None:
    """An agency's place on the day."""
    for place in world.places:
        begun = place.since is None or place.since <= world.day
        if place.agency == agency and begun and not over(place, world.day):
            return place
    return None


def over(place: Place, day: date) -> bool:
    """Whether a place had ended by a day."""
    return place.until is not None and place.until <= day
