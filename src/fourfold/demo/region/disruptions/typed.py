"""Some disruptions come by no file: somebody of the force records them here, on the day of their record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fourfold.demo.forces import FORCES
from fourfold.demo.invented.dice import dice
from fourfold.demo.region.shapes import PlannedDisruption

TYPED = 0.35
# Few people record most of it, as the report found: the co-ordinator nearly everything.
BY_THE_COORDINATOR = 0.85


def with_typed(planned: Iterable[PlannedDisruption]) -> list[PlannedDisruption]:
    """The same, with those that nothing becomes of now and then typed in instead of sent."""
    return [_typed(one) if _is_typed(one) else one for one in planned]


def _is_typed(one: PlannedDisruption) -> bool:
    plain = one.fate == "in_time" and not one.acts and one.sender in FORCES
    return plain and dice("typed", one.key).random() < TYPED


def _typed(one: PlannedDisruption) -> PlannedDisruption:
    by = "coordinator" if dice("typed by", one.key).random() < BY_THE_COORDINATOR else "lro"
    return replace(one, arrives=one.facts["record_date"], by=by)
