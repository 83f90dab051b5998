"""What is asked of a row about a person before it is taken in: the page's own rules, and that it overwrites nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fourfold.data.sources.contracts.saying import Sentence
from fourfold.understanding.threats import parts, rules
from fourfold.understanding.threats.briefs import people as shown
from fourfold.understanding.threats.briefs import rules as brief_rules
from fourfold.understanding.threats.intake.people import sentences
from fourfold.understanding.threats.intake.people.known import Known, Who
from fourfold.understanding.threats.intake.people.rows import PART, Row
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson


class HeldBack(Exception):
    """A row that may not be taken in: the column that it is about, and the sentence."""

    def __init__(self, column: str, why: Sentence) -> None:
        super().__init__(column)
        self.column, self.why = column, why


@dataclass
class Proposed:
    """What a row would make: the part as it would be, as it stands (None: a new one), and a new check or None."""

    row: Row
    who: Who
    part: LinkedPerson
    stands: LinkedPerson | None
    check: ExploitationCheck | None

    @property
    def differs(self) -> bool:
        """Whether the part would not be what it is."""
        before = self.stands
        return before is None or any(
            getattr(self.part, name) != getattr(before, name) for name in (*PART, "ended_because")
        )

    def others(self, known: Known) -> list[LinkedPerson]:
        """The same person's other parts in the same threat."""
        return [one for one in known.parts[self.row.threat_id, self.who] if one is not self.stands]


def check_person(row: Row, first: Row | None, on: date) -> None:
    """One file says one thing of a person, and nothing of it is after today. `first` is their first row of the file."""
    if first and first.name != row.name:
        raise HeldBack("person_key", sentences.TWO_PEOPLE)
    if first and first.born_on and row.born_on and first.born_on != row.born_on:
        raise HeldBack("person_key", sentences.TWO_PEOPLE)
    if row.born_on and row.born_on > on:
        raise HeldBack("born_on", sentences.BORN_LATER)
    if row.said_on and row.said_on > on:
        raise HeldBack("said_on", sentences.SAID_LATER)


def new_check(row: Row, known: Known, on: date) -> ExploitationCheck | None:
    """The exploitation check that the row tells of, unless it is the one that stands already."""
    if not (row.check_outcome or row.check_reason or row.check_review):
        return None
    if not (row.check_outcome and row.check_reason and row.check_review):
        raise HeldBack("check_outcome", sentences.CHECK_PARTS)
    last = known.checks[row.threat_id, known.who(row.person_key)][-1:]
    said = (row.check_outcome, row.check_reason, row.check_review)
    if said in [(one.outcome, one.reason, one.review_on) for one in last]:
        return None
    if row.check_on and row.check_on > on:
        raise HeldBack("check_on", sentences.CHECK_AHEAD)
    rules.check_later(on, row.check_review)
    return ExploitationCheck(
        threat_id=row.threat_id,
        outcome=row.check_outcome,
        reason=row.check_reason,
        review_on=row.check_review,
        checked_on=row.check_on or on,
    )


def check_days(proposed: Proposed, on: date) -> None:
    """A part ends once, not in the future and not before it began."""
    ended = proposed.stands.ends_on if proposed.stands else None
    if proposed.part.ends_on and proposed.part.ends_on != ended:
        rules.check_link_end(proposed.part.starts_on, ended, proposed.part.ends_on, on)


def check_part(proposed: Proposed, known: Known, on: date) -> None:
    """Nobody has a role twice, and the page's rule holds of the role."""
    part, others = proposed.part, proposed.others(known)
    if part.ends_on is None and any(one.role == part.role and one.ends_on is None for one in others):
        raise HeldBack("role", sentences.HAS_PART)
    parts.check(
        part,
        others,
        born_on=known.born_on(proposed.row),
        has_current_check=proposed.check is not None
        or known.has_current_check(proposed.row.threat_id, proposed.who, on),
        on=on,
    )


def check_briefs(proposed: Proposed, known: Known, on: date) -> None:
    """No brief of a threat that they have a part in may name somebody whom the row shows to be protected."""
    born_on = known.born_on(proposed.row)
    for threat in known.threats_of(proposed.who) | {proposed.row.threat_id}:
        brief = known.briefs.get(threat)
        if brief is None:
            continue
        own, feared = known.parts[threat, proposed.who], known.is_feared(threat, proposed.who)
        if threat == proposed.row.threat_id:
            own = [*proposed.others(known), proposed.part]
            feared = proposed.check.outcome in brief_rules.EXPLOITED if proposed.check else feared
        person = shown.linked(own, feared=feared, born_on=born_on)
        if brief_rules.standing(person, on=on) is not brief_rules.Standing.INVOLVED:
            names = known.names[proposed.who] | {proposed.row.name}
            brief_rules.check_not_named([brief.safety, brief.signs, brief.to_report], names)
