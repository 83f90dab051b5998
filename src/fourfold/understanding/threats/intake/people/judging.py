"""Each row about a person meets the rules that the page asks, and what a file may not overwrite."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date

from fourfold.understanding.threats import rules
from fourfold.understanding.threats.intake.people import checking, sentences
from fourfold.understanding.threats.intake.people.checking import HeldBack, Proposed
from fourfold.understanding.threats.intake.people.known import Known
from fourfold.understanding.threats.intake.people.rows import PART, Row
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson


@dataclass
class Judge:
    """Judges rows in turn: each meets what the platform holds and what the rows before it brought."""

    known: Known
    on: date
    added: list[tuple[Row, LinkedPerson]] = field(default_factory=list)
    changed: list[LinkedPerson] = field(default_factory=list)
    checks: list[tuple[Row, ExploitationCheck]] = field(default_factory=list)
    good: list[Row] = field(default_factory=list)
    _said: dict[str, Row] = field(default_factory=dict)

    def judge(self, row: Row) -> None:
        """Take a row in, or raise HeldBack and leave everything as it was."""
        try:
            self._judge(row)
        except rules.Broken as broken:
            raise HeldBack(*sentences.REFUSED[broken.code]) from None

    def _judge(self, row: Row) -> None:
        checking.check_person(row, self._said.get(row.person_key), self.on)
        stands = self._stands(row)
        proposed = Proposed(
            row=row,
            who=self.known.who(row.person_key),
            part=self._wanted(row, stands),
            stands=stands,
            check=checking.new_check(row, self.known, self.on),
        )
        if proposed.differs:
            checking.check_days(proposed, self.on)
        if proposed.differs or self.known.is_born_otherwise(row):
            checking.check_part(proposed, self.known, self.on)
        checking.check_briefs(proposed, self.known, self.on)
        self._keep(proposed)

    def _stands(self, row: Row) -> LinkedPerson | None:
        """The part that the row is about; None where it begins one, also anew after one that ended."""
        part = self.known.by_number.get(row.target or 0)
        if part is None:
            if row.taken_back:
                raise HeldBack("taken_back", sentences.NOTHING_TO_TAKE_BACK)
            return None
        if (part.threat_id, part.subject_id) != (row.threat_id, self.known.who(row.person_key)):
            raise HeldBack("threat_reference", sentences.OTHER_PART)
        if row.said_on and part.said_on and row.said_on < part.said_on:
            raise HeldBack("said_on", sentences.OLDER)
        goes_on_again = part.ends_on is not None and row.ends_on is None and not row.taken_back
        return None if goes_on_again else part

    def _wanted(self, row: Row, stands: LinkedPerson | None) -> LinkedPerson:
        """The part as the row would have it. A cell that is left empty takes nothing away."""
        if row.taken_back and stands and stands.ends_on:
            part = copy(stands)
            part.ended_because = row.ended_because or part.ended_because
            return part
        part = copy(stands) if stands else LinkedPerson(threat_id=row.threat_id)
        for name in PART:
            if (said := getattr(row, name)) is not None:
                setattr(part, name, said)
        part.said_on = row.said_on or part.said_on
        why = row.ended_because or part.ended_because
        if row.taken_back:
            part.ends_on, part.ended_because = self.on, why or str(sentences.TAKEN_BACK)
        elif part.ends_on:
            part.ended_because = why or str(sentences.ENDED)
        return part

    def _keep(self, proposed: Proposed) -> None:
        row, part, stands = proposed.row, proposed.part, proposed.stands
        own = self.known.parts[row.threat_id, proposed.who]
        if stands is None:
            self.added.append((row, part))
            own.append(part)
        elif proposed.differs or part.said_on != stands.said_on:
            self.changed.append(part)
            own[own.index(stands)] = part
        if proposed.check:
            self.checks.append((row, proposed.check))
            self.known.checks[row.threat_id, proposed.who].append(proposed.check)
        self._said.setdefault(row.person_key, row)
        self.known.learn(row)
        self.good.append(row)
