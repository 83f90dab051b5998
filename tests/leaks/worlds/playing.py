"""Playing a world through: shown to everybody, compared, and in a third of them again after a loss."""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.db import transaction

from fourfold.core.history import clock
from tests.leaks.callers import roles
from tests.leaks.worlds import oracle
from tests.leaks.worlds.losing import lose
from tests.leaks.worlds.made import Made, make
from tests.leaks.worlds.showing import PAST, Screens, by_rows
from tests.leaks.worlds.world import random_world

BREADTHS = {role.key: str(role.sees) for role in roles()}


def differences(made: Made, screens: list[Screens], seed: int) -> Iterator[str]:
    """Where the platform shows somebody more or less than the slow twin says."""
    for person in range(made.world.people):
        due = oracle.references(made.world, person, BREADTHS)
        past = oracle.references_of_the_past(made.world, person, BREADTHS)
        yield from _compared(f"world {seed}, person {person}", by_rows(made, person), due, past)
    for person, screen in enumerate(screens):
        may = "threats.view" in screen.permissions(oracle.acting(made.world, person))
        due = oracle.references(made.world, person, BREADTHS) if may else set()
        yield from _compared(f"world {seed}, person {person}", screen.shown(), due, due)


def _compared(
    who: str, shown: Iterator[tuple[str, set[str]]], due: set[str], past: set[str]
) -> Iterator[str]:
    for way, found in shown:
        expected = past if way in PAST else due
        if found - expected:
            yield f"{who}: {way} shows {sorted(found - expected)}, which they may not see."
        if expected - found:
            yield f"{who}: {way} does not show {sorted(expected - found)}, which they may see."


def played(seed: int) -> Iterator[str]:
    """One world: compared, and in a third of them compared again after somebody lost access."""
    dice = random.Random(seed)
    day = clock.day_of(clock.read())
    with transaction.atomic():
        made = make(random_world(dice, day, sorted(BREADTHS)))
        screens = [Screens(made, 0)]
        yield from differences(made, screens, seed)
        if seed % 3 == 0:
            lost = lose(made, dice)
            yield from (f"{found} After {lost}." for found in differences(made, screens, seed))
        transaction.set_rollback(True)
