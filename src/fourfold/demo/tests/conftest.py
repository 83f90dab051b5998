"""The plan of one whole region, made once: it is plain values."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from fourfold.demo import models
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region.planning import plan
from fourfold.demo.region.shapes import PlannedDisruption, Region


@pytest.fixture(scope="session")
def region() -> Region:
    return plan(1, models.tactical())


@pytest.fixture(scope="session")
def some_of_each_fate(region: Region) -> Region:
    """A small region in which every fate occurs, taken from the whole one: quick to replay, and nothing is missing."""
    dice = new_dice("some of each fate")
    disruptions = _some_disruptions(region, dice)
    chosen: set[str] = {key for one in disruptions for key in one.facts["threat_references"]}
    for fate in {one.fate: None for one in region.threats}:
        of_fate = [one for one in region.threats if one.fate == fate]
        chosen |= {one.key for one in dice.sample(of_fate, min(2, len(of_fate)))}
    chosen |= {row.facts["threat_reference"] for row in region.rows}
    acts = [act for one in region.threats if one.key in chosen for act in one.acts]
    chosen |= {act.said["into"] for act in acts if "into" in act.said}
    keys = {one.key for one in region.threats}
    return Region(
        region.seed,
        tuple(one for one in region.threats if one.key in chosen),
        tuple(row for row in region.bad_rows if row.key in chosen or row.key not in keys),
        tuple(one for one in region.operations if chosen.issuperset(one.serves)),
        tuple(one for one in region.briefs if one.key in chosen),
        disruptions,
        region.rows,
    )


def _some_disruptions(region: Region, dice: Random) -> tuple[PlannedDisruption, ...]:
    """Two of each fate, and those into which one of them is joined."""
    chosen: set[str] = set()
    for fate in {one.fate: None for one in region.disruptions}:
        for one in dice.sample([one for one in region.disruptions if one.fate == fate], 2):
            chosen |= {one.key, *(act.said["into"] for act in one.acts if "into" in act.said)}
    return tuple(one for one in region.disruptions if one.key in chosen)


@pytest.fixture(scope="session")
def model_texts() -> dict[date, str]:
    earlier, now, _thematic = models.texts()
    return {date(2021, 4, 1): earlier, date(2022, 4, 1): now}
