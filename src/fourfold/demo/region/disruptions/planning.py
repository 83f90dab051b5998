"""From a seed and the planned threats to the disruptions of every sender."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fourfold.demo.forces import FORCES, SENDERS
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region.disruptions import against, drawing, joining, outcomes, shares, typed
from fourfold.demo.region.disruptions.against import Targets
from fourfold.demo.region.disruptions.days import Dates, Days
from fourfold.demo.region.disruptions.quotas import PS, Quota, quota
from fourfold.demo.region.shapes import PlannedDisruption, PlannedThreat

TRIES = 200
ROCU = "nwrocu"


def disruptions(seed: int, threats: Sequence[PlannedThreat], size: int) -> tuple[PlannedDisruption, ...]:
    """All of a region, sender by sender; a sender without a group to record against has none."""
    dice = new_dice("disruptions", seed)
    quotas = {sender.code: quota(sender.code, size, dice) for sender in SENDERS}
    planners = (_Planner(sender.code, seed, threats, quotas) for sender in SENDERS)
    made = [one for planner in planners for one in planner.every()]
    return tuple(typed.with_typed(joining.with_joins(new_dice("joins", seed), made)))


class _Planner:
    """Plans what one sender records."""

    def __init__(
        self, sender: str, seed: int, threats: Sequence[PlannedThreat], quotas: dict[str, Quota]
    ) -> None:
        self._sender, self._quotas = sender, quotas
        self._dice = new_dice("disruptions of", sender, seed)
        self._days, self._targets = Days(self._dice, sender), Targets(sender, threats)
        self._number = 0

    def every(self) -> Iterator[PlannedDisruption]:
        """Those that count for 2022, and all the others."""
        counted = self._quotas[self._sender]
        ps = [p for p, number in counted.by_p.items() for _ in range(number)]
        self._dice.shuffle(ps)
        fates = shares.of_counted(len(ps))
        for fate, main_p in zip(fates, ps, strict=True):
            yield from self._one(fate, main_p)
        for fate in shares.of_others(len(ps)):
            yield from self._one(fate, self._dice.choices(PS, tuple(counted.by_p.values()))[0])
        if self._sender == ROCU:
            yield from self._of_the_unit()

    def _of_the_unit(self) -> Iterator[PlannedDisruption]:
        """What only a regional unit records: support of each force, and prison threats."""
        for force in FORCES:
            for _ in range(shares.support(self._quotas[force].counted)):
                yield from self._one("support", self._dice.choices(PS, (7, 1, 2, 1))[0], benefits=force)
        for _ in range(shares.prisons(self._quotas[ROCU].counted)):
            yield from self._one("prison", self._dice.choice(PS))

    def _one(self, fate: str, main_p: str, **more: object) -> Iterator[PlannedDisruption]:
        found = self._dated(fate)
        if found is None:
            return
        dates, keys = found
        self._number += 1
        key = f"{self._sender[:2].upper()}-D{self._number:05d}"
        facts = drawing.facts(self._dice, fate, key, self._sender, main_p, dates, keys) | more
        acts = outcomes.acts(self._dice, fate, self._days, dates, facts)
        yield PlannedDisruption(key, self._sender, fate, dates.arrives, facts, acts)

    def _dated(self, fate: str) -> tuple[Dates, list[str]] | None:
        """Days of this fate, and the keys of threats that stood on them."""
        for _ in range(TRIES):
            dates = shares.days_of(fate, self._days)
            if found := self._choice(fate)(dates):
                return dates, against.some(self._dice, found)
        return None

    def _choice(self, fate: str) -> Callable[[Dates], list[PlannedThreat]]:
        return {"refused": self._targets.others, "prison": self._targets.prisons}.get(
            fate, self._targets.groups
        )
