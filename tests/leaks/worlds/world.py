"""A small world made at random: agencies in a tree that changes, people with roles that begin and end, records."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

TODAY_KINDS = ("force", "force", "unit", "unit", "council", "charity")
PART_OF, PARTNER_IN = "part of", "partner in"


@dataclass(frozen=True)
class Place:
    """Under whom an agency stood, how, and when; `until` is the first day on which it did not any more."""

    agency: int
    parent: int | None
    bond: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Merger:
    """An agency that ended on a day, and who stands in its stead."""

    agency: int
    successor: int
    on: date


@dataclass(frozen=True)
class Grant:
    """A role that a person holds at an agency, from a day to a day (included)."""

    person: int
    role: str
    agency: int
    since: date
    until: date | None


@dataclass(frozen=True)
class Record:
    """A threat of an agency's, with its reference, and the agencies whose it was before."""

    reference: str
    owner: int
    before: tuple[int, ...] = ()


@dataclass
class World:
    """Everything there is on a day. `kinds` are the agencies by number; `inactive` people have no account any more.

    `lists` say of a restricted record who is on its list, `interests` who declared one in a record.
    """

    day: date
    kinds: dict[int, str]
    places: list[Place]
    mergers: list[Merger]
    grants: list[Grant]
    records: list[Record]
    people: int
    inactive: set[int] = field(default_factory=set)
    lists: dict[str, set[int]] = field(default_factory=dict)
    interests: dict[str, set[int]] = field(default_factory=dict)


def random_world(dice: random.Random, day: date, roles: Sequence[str]) -> World:
    """Two regions with some agencies, half a dozen people and eight records."""
    kinds = {1: "rocu", 2: "rocu"} | {number: dice.choice(TODAY_KINDS) for number in range(3, 12)}
    world = World(day, kinds, [], [], [], [], people=6)
    for number in kinds:
        world.places += _places(dice, world, number)
    _merge_some(dice, world)
    world.grants = [_grant(dice, world, roles) for _each in range(9)]
    world.records = [Record(f"ZZ-OCG-{number:04d}", dice.choice(sorted(kinds))) for number in range(1, 9)]
    for record in world.records:
        if dice.random() < 0.25:
            world.interests[record.reference] = set(dice.sample(range(world.people), 2))
        if dice.random() < 0.25:
            world.lists[record.reference] = set(dice.sample(range(world.people), dice.randint(1, 3)))
    return world


def _places(dice: random.Random, world: World, number: int) -> list[Place]:
    """Where an agency stands: for good, since a day, or until a day under one and then under another."""
    above = [None] if number < 3 else [one for one in world.kinds if one < number]
    bond = PARTNER_IN if world.kinds[number] in ("council", "charity") else PART_OF
    turned = world.day + timedelta(days=dice.randint(-400, 40))
    first, then = dice.choice(above), dice.choice(above)
    if number < 3:
        return [Place(number, None, "", None, None)]
    if dice.random() < 0.3 and first != then:
        return [Place(number, first, bond, None, turned), Place(number, then, bond, turned, None)]
    return [Place(number, first, bond, None, None)]


def _merge_some(dice: random.Random, world: World) -> None:
    """Now and then a unit without anything below it has ended, and another stands in its stead."""
    below = {place.parent for place in world.places}
    leaves = [one for one, kind in world.kinds.items() if kind in ("force", "unit") and one not in below]
    for agency in leaves[:2]:
        others = [one for one in world.kinds if one != agency and world.kinds[one] in ("force", "rocu")]
        if dice.random() < 0.4:
            on = world.day + timedelta(days=dice.randint(-300, 30))
            kept = [place for place in world.places if place.agency != agency]
            last = next(place for place in reversed(world.places) if place.agency == agency)
            world.places = [*kept, replace(last, since=None, until=on)]
            world.mergers.append(Merger(agency, dice.choice(others), on))


def _grant(dice: random.Random, world: World, roles: Sequence[str]) -> Grant:
    since = world.day + timedelta(days=dice.randint(-300, 20))
    until = dice.choice((None, None, None, since + timedelta(days=dice.randint(0, 400))))
    return Grant(
        dice.randrange(world.people), dice.choice(roles), dice.choice(sorted(world.kinds)), since, until
    )
