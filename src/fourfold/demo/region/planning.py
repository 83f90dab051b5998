"""From a seed to the plan of a region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.colleagues import lead_officers
from fourfold.demo.forces import CHESHIRE, FORCES, SENDERS, Sender
from fourfold.demo.invented import people
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region import calendar, corrections, facts, fates, operations
from fourfold.demo.region.answers import Pool, pool
from fourfold.demo.region.linking import Linker
from fourfold.demo.region.quotas import WHOLE, quotas
from fourfold.demo.region.script import Script, TooLate
from fourfold.demo.region.shapes import Act, PlannedThreat, Region, Verb
from fourfold.understanding.assessments.scoring.model import ScoringModel

TRIES = 200
LINKED_SHARE = 0.12
# Fates whose threats leave their first owner's sight: people are not linked to them.
LEAVING = ("transferred", "transferred_later")


def plan(seed: int, models: Sequence[ScoringModel], *, size: int = WHOLE) -> Region:
    """The region of a seed: always the same for the same seed, size and models."""
    dice = new_dice("region", seed)
    answers = pool(new_dice("answers", seed), tuple(models))
    stretch = dice.uniform(0.97, 1.03)
    threats: list[PlannedThreat] = []
    keys = {sender.code: 0 for sender in SENDERS}
    for sender in SENDERS:
        threats += _of_sender(sender, quotas(sender, size, stretch), answers, seed, keys)
    whole = tuple(corrections.with_corrections(new_dice("corrections", seed), threats))
    bad = corrections.bad_rows(new_dice("bad rows", seed), whole)
    return Region(seed, whole, bad, operations.operations(new_dice("operations", seed), whole))


def _of_sender(
    owner: Sender, counts: dict[str, int], answers: Pool, seed: int, keys: dict[str, int]
) -> list[PlannedThreat]:
    dice = new_dice(owner.code, seed)
    linker = Linker(new_dice("people of", owner.code, seed), owner.code)
    made: list[PlannedThreat] = []
    for fate, count in counts.items():
        for _ in range(count):
            made.append(_threat(dice, owner, fate, answers, linker, keys, seed, first=not made))
    return _with_successors(dice, made)


def _threat(
    dice: Random, owner: Sender, fate: str, answers: Pool, linker: Linker, keys: dict[str, int], seed: int, *, first: bool
) -> PlannedThreat:  # fmt: skip
    sender = _sends(dice, owner, fate)
    keys[sender.code] += 1
    key = f"{sender.prefix}{keys[sender.code]:05d}"
    kind, lros = facts.kind(dice, owner, fate), _officers(sender.code, seed)
    for _ in range(TRIES):
        arrives = _arrives(dice, sender, fate, first=first)
        said = facts.facts(dice, sender, key, kind, lros, arrives)
        said["is_soc"] = fate != "not_soc"
        listed_by = FIRST_EXTRACT if arrives <= FIRST_EXTRACT else calendar.LAST_ACT
        script = Script(dice, answers, said, arrives, listed_by)
        try:
            getattr(fates, fate)(script)
        except TooLate:
            continue
        acts = _to_agencies(dice, owner, sender, script.acts)
        linked = () if fate in LEAVING or dice.random() > LINKED_SHARE else linker.people(dice.randint(1, 5))
        prison = said.pop("prison")
        return PlannedThreat(key, sender.code, fate, arrives, said, acts, linked, prison)
    raise TooLate(f"{fate} of {owner.code} does not fit into the time")


def _sends(dice: Random, owner: Sender, fate: str) -> Sender:
    """Who sends a threat: its owner, or for one that is handed over, another force."""
    others = [sender for sender in SENDERS if sender.code != owner.code and sender.code in FORCES]
    return dice.choice(others) if fate == "transferred" else owner


def _to_agencies(dice: Random, owner: Sender, sender: Sender, acts: list[Act]) -> tuple[Act, ...]:
    """Say where transfers go: home to the owner whose list the threat is planned for, or away from it."""
    away = [code for code in FORCES if code not in (owner.code, CHESHIRE)]
    to = owner.code if sender is not owner else dice.choice(away)
    return tuple(Act(a.day, a.verb, {**a.said, "to": to}) if a.verb is Verb.TRANSFER else a for a in acts)


def _arrives(dice: Random, sender: Sender, fate: str, *, first: bool) -> date:
    """The file that brings a threat: most come with the first, later ones are spread evenly."""
    days = calendar.file_days(sender.code)
    if fate in fates.COMING_LATER:
        ends = fates.COMING_LATER[fate]
        return dice.choice([day for day in days if FIRST_EXTRACT < day <= ends])
    early = [day for day in days if day <= FIRST_EXTRACT]
    return early[0] if first or dice.random() < 0.55 else dice.choice(early)


def _officers(sender: str, seed: int) -> tuple[str, ...]:
    """The lead responsible officers whom a force names; some of them use the platform."""
    dice = new_dice("officers of", sender, seed)
    return (*lead_officers(sender), *(people.name(dice) for _ in range(7)))


def _with_successors(dice: Random, threats: list[PlannedThreat]) -> list[PlannedThreat]:
    """Say into which threat a merged one goes: one of the same sender that stands for good and came before."""
    made = []
    for threat in threats:
        merged_on = next((act.day for act in threat.acts if act.verb is Verb.MERGE), None)
        if merged_on is None:
            made.append(threat)
            continue
        standing = [
            one for one in threats
            if one.fate == "standing" and one.sender == threat.sender and one.arrives < merged_on
        ]  # fmt: skip
        into = dice.choice(standing).key
        acts = tuple(
            Act(a.day, a.verb, {**a.said, "into": into}) if a.verb is Verb.MERGE else a for a in threat.acts
        )
        made.append(PlannedThreat(**{**vars(threat), "acts": acts}))
    return made
