"""What the platform holds of the people and threats of a file, read at once and kept up as its rows are taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from fourfold.data.entities import queries as entities
from fourfold.understanding.threats.briefs import rules as brief_rules
from fourfold.understanding.threats.intake.people.rows import Row
from fourfold.understanding.threats.models import Brief, ExploitationCheck, LinkedPerson

Who = int | str  # a subject, or the sender's key of somebody new


class Known:
    """Parts, checks and briefs, by threat and person; names and dates of birth by person."""

    def __init__(self, rows: list[Row], source: str) -> None:
        self.subjects = entities.recognised(source, {row.person_key for row in rows})
        self.parts: dict[tuple[int, Who], list[LinkedPerson]] = defaultdict(list)
        self.by_number: dict[int, LinkedPerson] = {}
        self.checks: dict[tuple[int, Who], list[ExploitationCheck]] = defaultdict(list)
        self.names: dict[Who, set[str]] = defaultdict(set)
        self._births: dict[Who, list[date]] = defaultdict(list)  # what other sources say
        self._own: dict[str, date | None] = {}  # what this sender said before, by its key
        self._read_people(source)
        self._read_parts({row.target for row in rows if row.target})
        threats = {row.threat_id for row in rows} | {threat for threat, _who in self.parts}
        self.briefs = {brief.threat_id: brief for brief in Brief.objects.filter(threat_id__in=threats)}

    def who(self, key: str) -> Who:
        """Whom the sender's key is about: by the key alone."""
        return self.subjects.get(key, key)

    def born_on(self, row: Row) -> date | None:
        """The latest date of birth that any source gives, this row among them: the younger is the safer.

        What the same sender said before counts only where the row says nothing: the row corrects it.
        """
        own = row.born_on or self._own.get(row.person_key)
        return max(filter(None, (*self._births[self.who(row.person_key)], own)), default=None)

    def is_born_otherwise(self, row: Row) -> bool:
        """Whether the row gives another date of birth than this sender gave before."""
        return row.born_on is not None and row.born_on != self._own.get(row.person_key)

    def learn(self, row: Row) -> None:
        """Rows that follow meet what this one says of its person."""
        self.names[self.who(row.person_key)].add(row.name)
        self._own[row.person_key] = row.born_on or self._own.get(row.person_key)

    def has_current_check(self, threat: int, who: Who, on: date) -> bool:
        """Whether a check of this person on this threat is not past its review day."""
        return any(check.review_on >= on for check in self.checks[threat, who])

    def is_feared(self, threat: int, who: Who) -> bool:
        """Whether the last check says or fears that they are exploited."""
        return (
            bool(self.checks[threat, who]) and self.checks[threat, who][-1].outcome in brief_rules.EXPLOITED
        )

    def threats_of(self, who: Who) -> set[int]:
        """The threats in which somebody has or had a part."""
        return {threat for threat, one in self.parts if one == who and self.parts[threat, one]}

    def _read_people(self, source: str) -> None:
        for record in entities.records(self.subjects.values()):
            self.names[record.subject_id].add(record.name)
            if record.source == source and record.source_reference in self.subjects:
                self._own[record.source_reference] = record.born_on
            elif record.born_on:
                self._births[record.subject_id].append(record.born_on)

    def _read_parts(self, targets: Iterable[int]) -> None:
        people = list(self.subjects.values())
        of_people = LinkedPerson.objects.filter(subject_id__in=people)
        for part in (of_people | LinkedPerson.objects.filter(pk__in=list(targets))).order_by("pk"):
            self.parts[part.threat_id, part.subject_id].append(part)
            self.by_number[part.pk] = part
        check: Any
        for check in ExploitationCheck.objects.filter(subject_id__in=people).order_by("pk"):
            self.checks[check.threat_id, check.subject_id].append(check)
