"""The one place that decides what is sent of people: their names, and free words that may hold one.

Only who is shown to officers as involved is sent: suspected or convicted in this matter, known to be no victim, no
witness, not exploited, not under 18 (`briefs.rules.standing`), over all of their parts in the threat. Of everybody else
neither name nor number leaves the platform; and free words that say the name, or the surname, of one of them are left
out as a whole, since cut words read as if they were whole.

Whoever asks, everybody is looked at (`reach`): a name that somebody may not see is a name all the same. And a name is
said by the agency alone that holds it: a record does not tell whoever sees it the name that another agency holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from fourfold.data.entities import queries as entities
from fourfold.reporting.exchange.contents import reach
from fourfold.understanding.threats.briefs import people, rules
from fourfold.understanding.threats.briefs.people import Somebody
from fourfold.understanding.threats.briefs.rules import Standing

SHORTEST_SURNAME = 3  # letters; shorter words are found in any text


@dataclass(frozen=True)
class Sendable:
    """What may be sent of the people of one threat: who by name, and whose names no text may say.

    `held_by` is the agency that holds each of those who are named, by their number.
    """

    named: tuple[Somebody, ...] = ()
    protected: tuple[str, ...] = ()
    held_by: Mapping[int, int] = field(default_factory=dict)

    def names(self, agency: int) -> str:
        """The names that an agency holds, with their parts, as one cell."""
        own = [one for one in self.named if self.held_by.get(one.subject) == agency]
        return "; ".join(f"{one.name} ({', '.join(one.roles)})" for one in own)

    def words(self, text: str) -> str:
        """Free words as they may be sent: whole, or not at all."""
        return "" if rules.says_any(text, self.protected) else text


NOTHING = Sendable()


def together(threats: Collection[Sendable], concerned: Mapping[int, str]) -> Sendable:
    """What may be said of an event: nobody by name whom its threats do not call involved, and nobody who is protected
    on one of them. `concerned` are the people whom the event itself names, by their numbers."""
    involved = {one.subject for threat in threats for one in threat.named}
    others = [name for subject, name in concerned.items() if subject not in involved]
    told = [found for threat in threats for found in threat.protected]
    return Sendable((), (*told, *(found for name in others for found in _said_as(name))))


def of_threats(threats: Collection[int], on: date, as_of: datetime | None = None) -> dict[int, Sendable]:
    """What may be sent of the people of each of these threats on a day, today or as known at a past moment."""
    with reach.everything():
        going_on = people.in_force(threats, on, as_of)
        everybody = people.everybody(threats, on, as_of)
        holders = entities.holders({one.subject for them in going_on.values() for one in them})
    return {threat: _sendable(them, going_on.get(threat, []), holders) for threat, them in everybody.items()}


def _sendable(everybody: list[Somebody], going_on: list[Somebody], holders: Mapping[int, int]) -> Sendable:
    involved = {one.subject for one in everybody if one.standing is Standing.INVOLVED}
    others = [one.name for one in everybody if one.subject not in involved]
    return Sendable(
        tuple(one for one in going_on if one.subject in involved),
        tuple(found for name in others for found in _said_as(name)),
        holders,
    )


def _said_as(name: str) -> list[str]:
    surname = name.split()[-1] if name.split() else ""
    return [name, *([surname] if len(surname) >= SHORTEST_SURNAME else [])]
