"""From a seed to the plan of a region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from fourfold.demo import FIRST_EXTRACT
from fourfold.demo.colleagues import lead_officers
from fourfold.demo.forces import CHESHIRE, FORCES, SENDERS, Sender
from fourfold.demo.invented import people
from fourfold.demo.invented.dice import dice as new_dice
from fourfold.demo.region import briefs, calendar, corrections, facts, fates, operations, sent_rows
from fourfold.demo.region.answers import Pool, pool
from fourfold.demo.region.disruptions.planning import disruptions
from fourfold.demo.region.linking import Linker
from fourfold.demo.region.quotas import WHOLE, quotas
from fourfold.demo.region.script import Script, TooLate
from fourfold.demo.region.shapes import Act, PlannedThreat, Region, Verb
from fourfold.understanding.assessments.scoring.model import ScoringModel

TRIES = 200
WITH_THE_FIRST_FILE = 0.55
LINKED_SHARE = 0.12
# Fates whose threats leave their first owner's sight: people are not linked to them.
LEAVING = ("transferred", "transferred_later")


def plan(seed: int, models: Sequence[ScoringModel], *, size: int = WHOLE) -> Region:
    """The region of a seed: always the same for the same seed, size and models."""
    answers = pool(new_dice("answers", seed), tuple(models))
    dice = new_dice("quotas", seed)
    keys = {sender.code: 0 for sender in SENDERS}
    threats: list[PlannedThreat] = []
    for sender in SENDERS:
        threats += _Planner(sender, seed, answers, keys).threats(quotas(sender, size, dice))
    whole = tuple(corrections.with_corrections(new_dice("corrections", seed), threats))
    bad = corrections.bad_rows(new_dice("bad rows", seed), whole)
    return Region(
        seed,
        whole,
        bad,
        operations.operations(new_dice("operations", seed), whole),
        briefs.briefs(new_dice("briefs", seed), whole),
        disruptions(seed, whole, size),
        sent_rows.rows(seed, whole, answers, models),
    )


class _Planner:
    """Plans the threats that end with one owner; `keys` counts what each sender has sent so far."""

    def __init__(self, owner: Sender, seed: int, answers: Pool, keys: dict[str, int]) -> None:
        self._owner, self._seed, self._answers, self._keys = owner, seed, answers, keys
        self._dice = new_dice(owner.code, seed)
        self._linker = Linker(new_dice("people of", owner.code, seed), owner.code)

    def threats(self, counts: dict[str, int]) -> list[PlannedThreat]:
        """So many threats of each fate; the first of all comes with the first file."""
        fated = [fate for fate, count in counts.items() for _ in range(count)]
        made = [self._threat(fate, first=place == 0) for place, fate in enumerate(fated)]
        return list(_with_successors(self._dice, made))

    def _threat(self, fate: str, *, first: bool) -> PlannedThreat:
        sender = self._sender(fate)
        self._keys[sender.code] += 1
        key, kind = f"{sender.prefix}{self._keys[sender.code]:05d}", facts.kind(self._dice, self._owner, fate)
        for _ in range(TRIES):
            try:
                return self._drawn(fate, sender, key, kind, first=first)
            except TooLate:
                continue
        raise TooLate(f"{fate} of {self._owner.code} does not fit into the time")

    def _drawn(self, fate: str, sender: Sender, key: str, kind: str, *, first: bool) -> PlannedThreat:
        arrives = self._arrival(sender, fate, first=first)
        said = facts.facts(self._dice, sender, key, kind, self._officers(sender.code), arrives)
        said["is_soc"] = fate != "not_soc"
        prison = said.pop("prison")
        deadline = FIRST_EXTRACT if arrives <= FIRST_EXTRACT else calendar.LAST_ACT
        script = Script(self._dice, self._answers, said, arrives, deadline)
        fates.fate(fate)(script)
        alone = fate in LEAVING or self._dice.random() > LINKED_SHARE
        linked = () if alone else self._linker.people(self._dice.randint(1, 5))
        acts = self._with_takers(sender, script.acts)
        return PlannedThreat(key, sender.code, fate, arrives, said, acts, linked, prison)

    def _sender(self, fate: str) -> Sender:
        """Who sends a threat: its owner, or for one that is handed over, another force."""
        others = [one for one in SENDERS if one.code in FORCES and one.code != self._owner.code]
        return self._dice.choice(others) if fate == "transferred" else self._owner

    def _with_takers(self, sender: Sender, acts: list[Act]) -> tuple[Act, ...]:
        """Say where transfers go: home to the owner whose list the threat is planned for, or away from it."""
        away = [code for code in FORCES if code not in (self._owner.code, CHESHIRE)]
        to = self._owner.code if sender is not self._owner else self._dice.choice(away)
        return tuple(replace(a, said={**a.said, "to": to}) if a.verb is Verb.TRANSFER else a for a in acts)

    def _arrival(self, sender: Sender, fate: str, *, first: bool) -> date:
        """The file that brings a threat: most come with the first, later ones are spread evenly."""
        days = calendar.file_days(sender.code)
        if fate in fates.COMING_LATER:
            return self._dice.choice([day for day in days if FIRST_EXTRACT < day <= fates.COMING_LATER[fate]])
        early = [day for day in days if day <= FIRST_EXTRACT]
        return early[0] if first or self._dice.random() < WITH_THE_FIRST_FILE else self._dice.choice(early)

    def _officers(self, sender: str) -> tuple[str, ...]:
        """The lead responsible officers whom a force names; the first of them use the platform."""
        dice = new_dice("officers of", sender, self._seed)
        return (*lead_officers(sender), *(people.name(dice) for _ in range(7)))


def _with_successors(dice: Random, threats: list[PlannedThreat]) -> Iterator[PlannedThreat]:
    """Say into which threat a merged one goes: one of the same sender that came before and stands."""
    standing = [one for one in threats if one.fate == "standing"]
    for threat in threats:
        merged_on = next((act.day for act in threat.acts if act.verb is Verb.MERGE), None)
        if merged_on is None:
            yield threat
            continue
        into = dice.choice([one for one in standing if one.arrives < merged_on]).key
        acts = (replace(a, said={**a.said, "into": into}) if a.verb is Verb.MERGE else a for a in threat.acts)
        yield replace(threat, acts=tuple(acts))
