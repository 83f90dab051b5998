"""A world put into the platform: its agencies, its people with their roles, its records with what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from fourfold.core.access import compartments
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from fourfold.core.agencies.models import Agency, AgencyName, AgencyPlace, Succession
from fourfold.core.history import clock
from fourfold.core.restricted import actions
from fourfold.data.entities.models import Subject
from fourfold.understanding.threats.models import LinkedPerson, Threat
from tests.leaks.worlds.world import World

# Above the numbers of the register as shipped; each world has its own hundred.
HUNDREDS = count(50_000, 100)


@dataclass
class Made:
    """A world with the platform's numbers of its people and grants, and somebody who sees all of it."""

    world: World
    base: int
    people: list[int]
    grants: list[int]
    all_seeing: Viewer

    def acting(self, person: int) -> Viewer:
        """Somebody of the world, who sees and changes all records that are not restricted."""
        return replace(self.all_seeing, user_id=self.people[person])

    def agency(self, number: int) -> int:
        """The platform's number of an agency of the world."""
        return self.base + number


def make(world: World) -> Made:
    """Put a world into the platform."""
    base = next(HUNDREDS)
    _make_agencies(world, base)
    people = [
        User.objects.create(sign_in_name=f"person.{base}.{number}", name=f"Person {number}").pk
        for number in range(world.people)
    ]
    grants = [
        Grant.objects.create(
            user_id=people[grant.person], role=grant.role, agency_id=base + grant.agency,
            starts_on=grant.since, ends_on=grant.until, reason="world",
        ).pk
        for grant in world.grants
    ]  # fmt: skip
    every = tuple(base + number for number in world.kinds)
    made = Made(world, base, people, grants, replace(NOBODY, agencies=every, write_agencies=every))
    _make_records(made)
    for reference, people in world.interests.items():
        for person in sorted(people):
            declare(made, reference, person)
    for reference, people in world.lists.items():
        restrict(made, reference, people)
    return made


def restrict(made: Made, reference: str, people: set[int]) -> None:
    """Put a record on a list of these people."""
    users = [made.people[person] for person in sorted(people)]
    with viewing(_carrying(made, min(people))):
        number = Threat.objects.values_list("pk", flat=True).get(reference=reference)
        actions.call(
            "access_restrict", "threat", number, reference, "silent", users[0], "world", None, None, users
        )


def declare(made: Made, reference: str, person: int) -> None:
    """An interest of a person's in a record, declared by another."""
    with viewing(_carrying(made, (person + 1) % made.world.people)):
        number = Threat.objects.values_list("pk", flat=True).get(reference=reference)
        actions.call("access_declare", "threat", number, reference, made.people[person], "world")


def _carrying(made: Made, person: int) -> Viewer:
    """Somebody of the world with the keys of every compartment that there is."""
    rooms = compartments.every()
    return replace(made.acting(person), compartments=rooms, write_compartments=rooms)


def _make_agencies(world: World, base: int) -> None:
    Agency.objects.bulk_create(
        Agency(id=base + number, code=f"agency-{base}-{number}", kind=kind)
        for number, kind in world.kinds.items()
    )
    ended = {one.agency: one.on for one in world.mergers}
    AgencyName.objects.bulk_create(
        AgencyName(agency_id=base + number, name=f"Agency {number}", until_day=ended.get(number))
        for number in world.kinds
    )
    AgencyPlace.objects.bulk_create(
        AgencyPlace(
            agency_id=base + one.agency, parent_id=None if one.parent is None else base + one.parent,
            bond=one.bond, from_day=one.since, until_day=one.until,
        )
        for one in world.places
    )  # fmt: skip
    Succession.objects.bulk_create(
        Succession(
            agency_id=base + one.agency, successor_id=base + one.successor, kind="merged", on_day=one.on,
            evidence="world", decided_by="world", decided_at=clock.read(),
        )
        for one in world.mergers
    )  # fmt: skip


def _make_records(made: Made) -> None:
    with viewing(made.all_seeing):
        for record in made.world.records:
            owner = made.agency(record.owner)
            threat = Threat.objects.create(
                reference=record.reference, name=f"Threat {record.reference}", kind="ocg", phase="pursue",
                main_area="drugs", owner_agency_id=owner, lead_agency_id=owner,
            )  # fmt: skip
            somebody = Subject.objects.create(kind="person", held_by_id=owner)
            LinkedPerson.objects.create(threat=threat, subject=somebody, role="member", category="suspect")
