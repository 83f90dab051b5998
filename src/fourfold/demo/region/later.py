"""What comes after the replay, to see that no earlier day moves: late records, and reclassifications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.colleagues import lead_officers
from fourfold.demo.forces import FORCES, SENDERS
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region import facts
from fourfold.demo.region.answers import pool
from fourfold.demo.region.disruptions.against import GOING
from fourfold.demo.region.fates.shared_acts import retyped
from fourfold.demo.region.shapes import Act, PlannedDisruption, PlannedThreat, Region, Verb
from fourfold.understanding.assessments.scoring.model import ScoringModel

LATE, RECLASSIFIED, LATE_DISRUPTIONS = 25, 10, 40
# Fates that leave a threat on the list, with the type that it came with, to the replay's end.
STAYING = (
    "standing",
    "returned_once",
    "moderated_twice",
    "second_opinion",
    "raised_by_override",
    "redrafted",
)
ARRIVE, ASSESSED = date(2023, 7, 17), date(2023, 7, 18)
DECIDED, MODERATED = date(2023, 7, 19), date(2023, 7, 20)


def later(region: Region, models: Sequence[ScoringModel]) -> Region:
    """25 threats, older than the first extract and sent only now, and 10 listed ones that change type.

    And 40 disruptions of 2022 that their forces send only now.
    """
    dice = new_dice("later", region.seed)
    answers = pool(dice, tuple(models), of_each=5)
    senders = [sender for sender in SENDERS if sender.code in FORCES]
    late = []
    for number in range(LATE):
        sender = senders[number % len(senders)]
        key, lros = f"{sender.prefix}7{number:04d}", lead_officers(sender.code)
        known = {**facts.facts(dice, sender, key, "ocg", lros, ARRIVE), **_old(dice)}
        said = {"answers": answers.answers(dice, dice.randint(1, 4))}
        acts = (Act(ASSESSED, Verb.ASSESS, said), Act(ASSESSED, Verb.SUBMIT), Act(MODERATED, Verb.AGREE))
        late.append(PlannedThreat(known["sender_reference"], sender.code, "late", ARRIVE, known, acts))
    told = tuple(_told_late(dice, region))
    return Region(region.seed, (*late, *_reclassified(dice, region)), (), disruptions=told)


def _told_late(dice: Random, region: Region) -> Iterator[PlannedDisruption]:
    """As some that came in time, under other references: the same threats, days and claims."""
    gone = {one.key for one in region.threats for act in one.acts if act.verb in GOING}
    like = [
        one
        for one in region.disruptions
        if one.fate == "in_time" and not one.acts and gone.isdisjoint(one.facts["threat_references"])
    ]
    for number, one in enumerate(dice.sample(like, min(LATE_DISRUPTIONS, len(like)))):
        key = f"{one.key[:4]}9{number:04d}"
        facts_then = {**one.facts, "sender_reference": key}
        yield replace(one, key=key, arrives=ARRIVE, facts=facts_then, by="")  # all of them in files


def _old(dice: Random) -> dict[str, object]:
    """A record date before the first extract: only when the platform learned of it is late."""
    return {"first_identified": date(FIRST_EXTRACT.year - 1, dice.randint(1, 12), 15)}


def _reclassified(dice: Random, region: Region) -> list[PlannedThreat]:
    listed = [one for one in region.threats if one.fate in STAYING and one.facts["kind"] != "vulnerability"]
    chosen = dice.sample(listed, RECLASSIFIED)
    return [replace(one, acts=(Act(DECIDED, Verb.RECLASSIFY, retyped(dice)),), people=()) for one in chosen]
