"""Writing down what becomes of one threat: days follow one another, up to a deadline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from fourfold.demo.forces import BY_CODE
from fourfold.demo.invented import grounds
from fourfold.demo.region import calendar
from fourfold.demo.region.answers import Pool
from fourfold.demo.region.shapes import Act, Verb


class TooLate(Exception):
    """The days drawn do not fit before the deadline; draw again."""


class Script:
    """What becomes of a threat, act by act, from the day that its owner's file brings it."""

    def __init__(
        self,
        dice: Random,
        pool: Pool,
        facts: Mapping[str, Any],
        arrives: date,
        deadline: date = calendar.LAST_ACT,
    ) -> None:
        self.dice, self.pool, self.facts, self.day, self.deadline = dice, pool, facts, arrives, deadline
        self.owner: str = facts["owner_agency"]
        self.acts: list[Act] = []

    def wait(self, least: int, most: int) -> Script:
        """Let some days pass."""
        self.day += timedelta(days=self.dice.randint(least, max(least, most)))
        return self

    def sometime(self, leaving: int) -> Script:
        """Wait for any time that still leaves so many days before the deadline."""
        return self.wait(3, (self.deadline - self.day).days - leaving)

    def wait_until(self, day: date, deadline: date = calendar.LAST_ACT) -> Script:
        """Let everything else happen after a day, and before another deadline."""
        self.day, self.deadline = max(self.day, day), deadline
        return self

    def do(self, verb: Verb, day: date, **said: Any) -> Script:
        """Add an act. Raises TooLate past the deadline."""
        if day > self.deadline:
            raise TooLate
        self.day = day
        self.acts.append(Act(day, verb, said))
        return self

    def assess(self, tier: int) -> Script:
        """Start an assessment, or go on with the open one, with answers that come out at this tier."""
        return self.do(Verb.ASSESS, self._desk(), answers=self.pool.answers(self.dice, tier), tier=tier)

    def submit(self, override: int | None = None) -> Script:
        """Hand it to the moderators, now and then a week after it was written; `override` is another tier."""
        day = self.day if self.dice.random() < 0.7 else self._desk()
        said = {"override": (override, self.dice.choice(grounds.OVERRIDES))} if override else {}
        return self.do(Verb.SUBMIT, day, **said)

    def agree(self) -> Script:
        """The panel agrees."""
        return self.do(Verb.AGREE, self._panel())

    def give_back(self) -> Script:
        """The panel returns it."""
        return self.do(Verb.RETURN, self._panel(), reason=self.dice.choice(grounds.RETURNED))

    def moderated(self, tier: int, override: int | None = None) -> Script:
        """Assess, submit and agree."""
        return self.assess(tier).submit(override).agree()

    def challenged(self, *, overturn: bool) -> Script:
        """The force challenges, and the head of the unit decides."""
        self.do(
            Verb.CHALLENGE,
            calendar.on_weekday(self.day, calendar.CHALLENGES),
            reason=self.dice.choice(grounds.CHALLENGED),
        )
        said = {"overturn": overturn, "reason": self.dice.choice(grounds.DECIDED)}
        return self.do(Verb.RULE, calendar.on_weekday(self.day, calendar.HEARINGS), **said)

    def decide(self, verb: Verb, **said: Any) -> Script:
        """A decision with its grounds."""
        return self.do(verb, calendar.on_weekday(self.day, calendar.DECISIONS), **said)

    def correct(self, **changes: Any) -> Script:
        """The owner's next file changes facts."""
        day = calendar.next_file(self.owner, self.day)
        if day is None:
            raise TooLate
        return self.do(Verb.CORRECT, day, changes=changes)

    def withdraw(self) -> Script:
        """The force takes its latest assessment back."""
        return self.do(Verb.WITHDRAW, self._desk(), reason=grounds.WITHDRAWN)

    def _desk(self) -> date:
        return calendar.on_weekday(self.day, BY_CODE[self.owner].assesses_on)

    def _panel(self) -> date:
        # Sometimes a panel runs out of time.
        first = calendar.on_weekday(self.day, calendar.PANEL)
        return first if self.dice.random() < 0.75 else calendar.on_weekday(first, calendar.PANEL)
