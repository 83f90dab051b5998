"""A sender's disruptions are written down, all of a day at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F

from fourfold.core.access.viewers import Viewer
from fourfold.demo.invented.disruptions import AMOUNTS
from fourfold.demo.region.disruptions.outcomes import state
from fourfold.demo.region.shapes import PlannedDisruption
from fourfold.demo.replay.world import World
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.actions import hanging
from fourfold.tackling.disruptions.models import Against, Disruption, Result
from fourfold.understanding.threats.models import Threat

AS_SENT = (
    "sender_reference", "role", "event_on", "event_ends_on", "record_date", "main_p", "further_ps", "claimed", "what",
    "could_before", "could_after", "expected_length", "tactics", "apmis_reference", "evidence",
)  # fmt: skip
# Columns of a file whose name is not their kind of result, with the class of drugs.
RESULTS = {
    "cash_gbp": ("cash", ""), "assets_gbp": ("assets", ""), "goods_tonnes": ("goods", ""),
    "drugs_a_kg": ("drugs", "a"), "drugs_b_kg": ("drugs", "b"), "drugs_c_kg": ("drugs", "c"),
}  # fmt: skip


def load(
    world: World, sender: str, day: date, planned: Sequence[PlannedDisruption], by: Viewer, at: datetime
) -> None:
    """Add those that are new, and change those that are here already."""
    news = [one for one in planned if one.arrives == day]
    threats = world.threats({key for one in news for key in one.facts["threat_references"]})
    rows = [_row(world, one, threats, day) for one in news]
    Disruption.objects.bulk_create(rows)
    pairs = list(zip(rows, news, strict=True))
    Against.objects.bulk_create(
        Against(disruption=row, threat=threats[key], kind_then=threats[key].kind, akey=row.agency_id,
                prison_then=hanging.targets([threats[key]], day)[0].regional_prison)
        for row, one in pairs
        for key in one.facts["threat_references"]
    )  # fmt: skip
    Result.objects.bulk_create(result for row, one in pairs for result in _results(row, one.facts))
    for one in planned:
        if one.arrives != day:
            facts = state(one, day)
            here = Disruption.objects.filter(agency_id=world.numbers[sender], sender_reference=one.key)
            here.update(claimed=facts["claimed"], main_p=facts["main_p"], edition=F("edition") + 1)


def _row(world: World, one: PlannedDisruption, threats: dict[str, Threat], day: date) -> Disruption:
    facts, agency = state(one, day), world.numbers[one.sender]
    benefits = world.numbers.get(facts["benefits"])
    against = hanging.targets([threats[key] for key in facts["threat_references"]], day)
    return Disruption(
        **{name: facts[name] for name in AS_SENT},
        agency_id=agency,
        benefits_id=benefits,
        lead_agency_id=benefits or agency,
        standing=hanging.standing({**facts, "agency_id": agency}, against),
    )


def _results(row: Disruption, facts: Mapping[str, Any]) -> Iterator[Result]:
    for name in AMOUNTS.keys() & facts.keys():
        kind, drug_class = RESULTS.get(name, (name, ""))
        unit = rules.UNITS[kind]
        amount = Decimal(facts[name])
        yield Result(
            disruption=row, kind=kind, amount=amount, unit=unit, drug_class=drug_class, akey=row.agency_id
        )
