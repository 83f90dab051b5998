"""What forces send of people and of assessments in the replay's last days: small files, some rows with a fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from fourfold.demo.invented import people
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region.answers import Pool
from fourfold.demo.region.shapes import PlannedRow, PlannedThreat
from fourfold.understanding.assessments.scoring.model import ScoringModel

DAY, JUDGED, SAID = date(2023, 7, 10), date(2023, 7, 5), date(2023, 7, 7)
LOOK_AGAIN, CHECKED = date(2023, 12, 31), "Seen alone by a youth worker, who knows the family."
PEOPLE_FROM, ASSESSMENTS_FROM = ("cheshire", "lancashire"), ("cheshire", "gmp")
# On the national list by then, with nothing more to come; and waiting for somebody to look at them.
LISTED, UNASSESSED = "late", "never_assessed"
LEFT = 2  # so many of a sender stay unassessed, for whoever opens the demonstration
BAD_DATE, NO_THREAT, NO_LEVEL = "bad date", "no threat", "no level"
# The part that each person of a file has, in the first or the second of its threats; the third is the first again.
PARTS: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (1, 0, {"role": "member", "category": "suspect", "confidence": "high"}),
    (2, 0, {"role": "associate", "category": "suspect", "confidence": "medium"}),
    (1, 1, {"role": "enabler", "category": "suspect", "confidence": "low"}),
    (3, 1, {"role": "exploited_person", "category": "victim", "confidence": "medium", "possibly_exploited": True,
            "check_outcome": "exploited", "check_reason": CHECKED, "check_on": SAID, "check_review": LOOK_AGAIN}),
)  # fmt: skip


def rows(
    seed: int, threats: Sequence[PlannedThreat], pool: Pool, models: Sequence[ScoringModel]
) -> tuple[PlannedRow, ...]:
    """Every row; a sender without threats that fit sends none."""
    found: list[PlannedRow] = []
    for sender in PEOPLE_FROM:
        about = [one for one in threats if one.sender == sender and _listed_group(one)]
        found += _people(new_dice("people sent by", sender, seed), sender, about[:2])
    for sender in ASSESSMENTS_FROM:
        about = [one for one in threats if one.sender == sender and one.fate == UNASSESSED and _over(one)]
        found += _assessments(
            new_dice("assessments sent by", sender, seed), sender, about[LEFT : LEFT + 2], pool, models[-1]
        )
    return tuple(found)


def _listed_group(one: PlannedThreat) -> bool:
    return one.fate == LISTED and one.facts["kind"] == "ocg" and _over(one)


def _over(one: PlannedThreat) -> bool:
    return one.arrives < JUDGED and all(act.day < JUDGED for act in one.acts) and bool(one.facts["is_soc"])


def _people(dice: Random, sender: str, about: Sequence[PlannedThreat]) -> Iterator[PlannedRow]:
    if len(about) < 2:
        return
    # The exploited person is a child: somebody looked, and when to look again is said.
    born = (people.adult_born_on(dice), people.adult_born_on(dice), people.child_born_on(dice))
    known = {place: (people.name(dice), day) for place, day in enumerate(born, 1)}
    for number, (who, threat, part) in enumerate(PARTS, 1):
        name, day = known[who]
        facts = _part(sender, number, who, about[threat].key) | part | {"name": name, "born_on": day}
        yield PlannedRow(sender, DAY, "people", facts)
    for number, (fault, key) in enumerate(
        ((BAD_DATE, about[0].key), (NO_THREAT, f"{about[0].key}999")), len(PARTS) + 1
    ):
        facts = _part(sender, number, number, key) | PARTS[1][2]
        facts |= {"name": people.name(dice), "born_on": people.adult_born_on(dice)}
        yield PlannedRow(sender, DAY, "people", facts, fault)


def _part(sender: str, number: int, who: int, threat: str) -> dict[str, Any]:
    return {
        "sender_reference": f"L{number:04d}", "part_reference": f"L{number:04d}", "person_key": f"N{who:05d}",
        "threat_reference": threat, "starts_on": date(2023, 3, 1), "source": "Intelligence log",
        "possibly_exploited": False, "taken_back": False, "said_on": SAID,
    }  # fmt: skip


def _assessments(
    dice: Random, sender: str, about: Sequence[PlannedThreat], pool: Pool, model: ScoringModel
) -> Iterator[PlannedRow]:
    """One that is whole, and one of which an answer is none of the model's: it stays a draft."""
    for place, threat in enumerate(about):
        answers = pool.answers(dice, dice.randint(2, 4))
        assessor = people.name(dice)
        for number, (criterion, answer) in enumerate(answers.items()):
            facts = {
                "sender_reference": threat.key, "assessment_reference": f"{threat.key}-1",
                "threat_reference": threat.key, "model_code": "tactical", "model_version": str(model.version),
                "assessed_on": JUDGED, "assessor_name": assessor, "criterion": criterion, "answer": answer.level,
                "reason": answer.reason, "evidence": list(answer.evidence), "said_on": SAID,
            }  # fmt: skip
            yield PlannedRow(sender, DAY, "assessments", facts, NO_LEVEL if place and not number else "")
