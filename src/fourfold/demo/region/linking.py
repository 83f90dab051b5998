"""The people linked to threats: members and associates, people they use, victims and witnesses."""

from __future__ import annotations

from random import Random

from fourfold.demo.invented import people
from fourfold.demo.region.shapes import Linked

ROLES = ("member", "associate", "enabler", "exploited_person", "victim", "witness")
SHARES = (10, 6, 2, 4, 3, 1)
CATEGORIES = {
    "associate": ("suspect", "witness_or_other"),
    "enabler": ("suspect", "witness_or_other"),
    "exploited_person": ("victim", "suspect"),
    "victim": ("victim",),
    "witness": ("witness_or_other",),
    "member": ("suspect", "suspect", "convicted"),
}
OFTEN_YOUNG = ("exploited_person", "victim")


class Linker:
    """Draws linked people for one force's threats; a person now and then stands in two of them."""

    def __init__(self, dice: Random, sender: str) -> None:
        self._dice, self._sender = dice, sender
        self._known: list[Linked] = []

    def people(self, number: int) -> tuple[Linked, ...]:
        """So many different people, each with a part that they may have."""
        drawn = {one.who: one for one in (self._one() for _ in range(number))}
        return tuple(drawn.values())

    def _one(self) -> Linked:
        if self._known and self._dice.random() < 0.12:
            return self._dice.choice(self._known)
        role = self._dice.choices(ROLES, SHARES)[0]
        child = self._dice.random() < (0.35 if role in OFTEN_YOUNG else 0.06)
        exploited = role == "exploited_person" or (role == "member" and self._dice.random() < 0.08)
        # A child or a possibly exploited person is a member only after somebody looked.
        checked = "not_exploited" if role == "member" and (child or exploited) else ""
        one = Linked(
            who=f"{self._sender}/{len(self._known) + 1}",
            name=people.name(self._dice),
            born_on=people.child_born_on(self._dice) if child else people.adult_born_on(self._dice),
            role=role,
            category=self._dice.choice(CATEGORIES[role]),
            exploited=exploited,
            checked=checked or ("exploited" if role == "exploited_person" and child else ""),
        )
        self._known.append(one)
        return one
