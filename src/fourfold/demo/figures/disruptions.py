"""What was published of disruptions, and what a region of any seed has to come to by the ordinary way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.ui.formats import percentage
from fourfold.demo import FIRST_EXTRACT, SECOND_DISRUPTION_EXTRACT
from fourfold.demo.figures import disruption_baselines, measuring
from fourfold.demo.figures.measuring import Answer
from fourfold.demo.figures.table import Figure, far_off, fewer, same
from fourfold.demo.forces import FORCES

WORDED, DESCRIBED = "disruptions-2022-as-worded", "disruptions-2022-as-described"
NEW_YEAR = date(2022, 1, 1)
# HMICFRS, inspection of the north-west regional response to SOC, November 2023: as known on 13 July 2023.
PUBLISHED = {"cheshire": 373, "gmp": 490, "lancashire": 635}
CHESHIRE_PURSUE = 312
PURSUE_PERCENT = {"cheshire": 84, "gmp": 70, "lancashire": 85}
HIGHEST_PREVENT, PREVENT_PERCENT = "cumbria", 30


def figures() -> list[Figure]:
    """The published figures beside ours, the two dates, the two wordings, then the baselines."""
    july = measuring.answer(clock.end_of(SECOND_DISRUPTION_EXTRACT), WORDED)
    january = measuring.answer(clock.end_of(FIRST_EXTRACT), WORDED)
    return [*_published(july), *_on_the_first_date(january, july), *_described(july), *_baselines()]


def _published(july: Answer) -> Iterator[Figure]:
    numbers = agencies.codes()
    for force, number in PUBLISHED.items():
        yield same(f"disruptions of 2022, {force}", july.by_owner[numbers[force]], number)
        if force == "cheshire":
            pursue = july.by_owner_and_kind[numbers[force], "pursue"]
            yield same("disruptions of 2022, cheshire, Pursue", pursue, CHESHIRE_PURSUE)
        share = _percent(july, numbers[force], "pursue")
        yield same(f"disruptions of 2022, {force}, Pursue, percent", share, PURSUE_PERCENT[force])
    prevent = {force: _percent(july, numbers[force], "prevent") for force in FORCES}
    highest = max(prevent, key=lambda force: prevent[force])
    yield same("highest share of Prevent", highest, HIGHEST_PREVENT)
    yield same("its share, percent", prevent[highest], PREVENT_PERCENT)


def _on_the_first_date(january: Answer, july: Answer) -> Iterator[Figure]:
    numbers = agencies.codes()
    for force in FORCES:
        before, after = january.by_owner[numbers[force]], july.by_owner[numbers[force]]
        yield fewer(f"disruptions of 2022, {force}, 4 January 2023", before, after)


def _described(july: Answer) -> Iterator[Figure]:
    """The year as described has those recorded on 1 January besides, and nothing else."""
    numbers = agencies.codes()
    described = measuring.answer(clock.end_of(SECOND_DISRUPTION_EXTRACT), DESCRIBED)
    on_the_day = described.on(NEW_YEAR, "record_date")
    for force in FORCES:
        more = described.by_owner[numbers[force]] - july.by_owner[numbers[force]]
        yield same(f"as described, {force}, more", more, on_the_day[numbers[force]] or "some")


def _percent(answer: Answer, agency: int, p: str) -> int:
    return percentage(answer.by_owner_and_kind[agency, p], answer.by_owner[agency])


def _baselines() -> Iterator[Figure]:
    numbers = agencies.codes()
    with measuring.reading():
        for name, counts in disruption_baselines.every_baseline(
            clock.end_of(SECOND_DISRUPTION_EXTRACT), measuring.definition(WORDED).where
        ):
            for force, number in PUBLISHED.items():
                yield far_off(f"baseline: {name}, {force}", counts[numbers[force]], number)
