"""How few people record most of what an agency records: numbers of people, never which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Few:
    """Over the records whose recorder is known: how many people recorded them, and how unevenly.

    `half` and `most` are the smallest numbers of people who together recorded half, and nine in ten, of them.
    `busiest` is how many the one person recorded who recorded most. `nobody` came by file, which names no recorder.
    """

    known: int = 0
    nobody: int = 0
    people: int = 0
    half: int = 0
    most: int = 0
    busiest: int = 0


def few(each: Iterable[int], nobody: int) -> Few:
    """From how many records each known person made, and how many have nobody known."""
    falling = sorted(each, reverse=True)
    known = sum(falling)
    return Few(
        known=known,
        nobody=nobody,
        people=len(falling),
        half=_people_for(falling, known * 5),
        most=_people_for(falling, known * 9),
        busiest=falling[0] if falling else 0,
    )


def _people_for(falling: list[int], tenths: int) -> int:
    """How many of the busiest it takes to reach so many tenths of a record; whole numbers, so that halves are exact."""
    reached = people = 0
    for number in falling:
        if reached * 10 >= tenths:
            break
        reached, people = reached + number, people + 1
    return people
