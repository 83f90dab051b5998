"""Half-way, somebody loses access: each way changes the plain world and the platform alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies.models import AgencyPlace
from fourfold.understanding.threats.models import Threat
from tests.leaks.worlds.made import Made, declare, restrict


def lose(made: Made, dice: random.Random) -> str:
    """Take something from somebody, and say what."""
    way = dice.choice(WAYS)
    return f"{way.__name__.replace('_', ' ')}: {way(made, dice)}"


def _a_role_ends(made: Made, dice: random.Random) -> str:
    number = dice.randrange(len(made.world.grants))
    grant = made.world.grants[number]
    ended = max(grant.since, made.world.day - timedelta(days=1))
    made.world.grants[number] = replace(grant, until=min(ended, grant.until or ended))
    Grant.objects.filter(pk=made.grants[number]).update(ends_on=made.world.grants[number].until)
    return str(grant)


def _an_account_is_closed(made: Made, dice: random.Random) -> str:
    person = dice.randrange(made.world.people)
    made.world.inactive.add(person)
    User.objects.filter(pk=made.people[person]).update(is_active=False)
    return f"person {person}"


def _a_record_goes_to_another(made: Made, dice: random.Random) -> str:
    number = dice.randrange(len(made.world.records))
    record = made.world.records[number]
    if made.world.lists.get(record.reference) or made.world.interests.get(record.reference):
        return "nothing went"
    owner = dice.choice(sorted(made.world.kinds))
    made.world.records[number] = replace(record, owner=owner, before=(*record.before, record.owner))
    with viewing(made.all_seeing):
        Threat.objects.filter(reference=record.reference).update(owner_agency=made.agency(owner))
    return f"{record} to {owner}"


def _an_agency_moves(made: Made, dice: random.Random) -> str:
    number = dice.randrange(3, 12)
    standing = [place for place in made.world.places if place.agency == number and place.until is None]
    if not standing or standing[0].since is not None:
        return "nothing moved"
    place = standing[0]
    parent = dice.choice([one for one in made.world.kinds if one < number])
    made.world.places.remove(place)
    made.world.places += [
        replace(place, until=made.world.day),
        replace(place, parent=parent, since=made.world.day),
    ]
    rows = AgencyPlace.objects.filter(agency=made.agency(number), until_day=None)
    rows.update(until_day=made.world.day)
    AgencyPlace.objects.create(
        agency_id=made.agency(number), parent_id=made.agency(parent), bond=place.bond, from_day=made.world.day
    )
    return f"{number} under {parent}"


def _a_record_is_restricted(made: Made, dice: random.Random) -> str:
    free = [one for one in made.world.records if one.reference not in made.world.lists]
    if not free:
        return "nothing restricted"
    reference = dice.choice(free).reference
    made.world.lists[reference] = set(dice.sample(range(made.world.people), 2))
    restrict(made, reference, made.world.lists[reference])
    return f"{reference} to {made.world.lists[reference]}"


def _an_interest_is_declared(made: Made, dice: random.Random) -> str:
    reference, person = dice.choice(made.world.records).reference, dice.randrange(made.world.people)
    if person in made.world.interests.setdefault(reference, set()):
        return "nothing declared"
    declare(made, reference, person)
    made.world.interests[reference].add(person)
    return f"{person} in {reference}"


WAYS: tuple[Callable[[Made, random.Random], str], ...] = (
    _a_role_ends,
    _an_account_is_closed,
    _a_record_goes_to_another,
    _an_agency_moves,
    _a_record_is_restricted,
    _an_interest_is_declared,
)
