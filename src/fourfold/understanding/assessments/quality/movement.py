"""How moderation moves scores: from the first submission to what was moderated, per agency and criterion.

A moderator never writes a score: a return moves it, through the assessor who mends what was returned.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from fourfold.core.history import past
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review
from fourfold.understanding.assessments.scoring.disagreement import Moderated, Shift, shift, shifts
from fourfold.understanding.assessments.scoring.model import Criterion, ScoringModel
from fourfold.understanding.threats import queries as threats

MAKES = (Review.Act.AGREE, Review.Act.OVERTURN)
# Of the answers no more than the code of each level: the words of thousands are most of what there is to read.
LEVELS = "(select jsonb_object_agg(key, value -> 'level') from jsonb_each(answers))"


class End(NamedTuple):
    """An end of a moderation: by whose agency, the risk then, and the levels as JSON."""

    agency: int | None
    risk: Decimal | None
    levels: str | None


@dataclass(frozen=True)
class Case(Moderated):
    """One moderated assessment with its risk, too, before and after."""

    risk_before: Decimal | None
    risk_after: Decimal | None


@dataclass(frozen=True)
class Movement:
    """By agency: the shift of the risk, and of each criterion in levels. `left_out` counts other models' cases."""

    model: ScoringModel | None
    cases: int
    left_out: int
    risks: dict[int, Shift]
    criteria: dict[tuple[int, str], Shift]

    def of(self, agency: int) -> list[tuple[Criterion, Shift | None]]:
        """One agency's shifts in the order of the form; None where no pair has both known."""
        found = self.model.criteria if self.model else ()
        return [(criterion, self.criteria.get((agency, criterion.code))) for criterion in found]


def movement(force: tuple[str, ...], on: date, as_of: datetime | None = None) -> Movement:
    """How moderation moved what was submitted under the model in force, of one force or of all."""
    try:
        file = queries.model_in_force("tactical", on, known=as_of)
    except ModelFile.DoesNotExist:
        return Movement(None, 0, 0, {}, {})
    cases, left_out = _cases(file, force, as_of)
    model = answering.scoring_model(file)
    agencies = sorted({case.agency for case in cases})
    return Movement(model, len(cases), left_out, {a: _risk(cases, a) for a in agencies}, shifts(model, cases))


def _risk(cases: list[Case], agency: int) -> Shift:
    return shift([
        (float(case.risk_before), float(case.risk_after))
        for case in cases
        if case.agency == agency and case.risk_before is not None and case.risk_after is not None
    ])  # fmt: skip


def _cases(file: ModelFile, force: tuple[str, ...], as_of: datetime | None) -> tuple[list[Case], int]:
    ends = _ends(force, as_of)
    under = past.values(Assessment, as_of, "id", id=list(ends), model_id=file.pk)
    cases = [_case(*ends[number]) for (number,) in under]
    return cases, len(ends) - len(cases)


def _ends(force: tuple[str, ...], as_of: datetime | None) -> dict[int, tuple[End, End]]:
    """The first submission and the moderation of every assessment that was moderated."""
    owned = {"threat_id": threats.owned_by([int(one) for one in force], as_of=as_of)} if force else {}
    rows = past.values(
        Review, as_of, "assessment_id", "act", "by_agency_id", "risk", LEVELS,
        act=[Review.Act.SUBMIT, *MAKES], **owned,
    )  # fmt: skip
    first: dict[int, End] = {}
    found: dict[int, tuple[End, End]] = {}
    for number, act, *end in rows:
        start = first.setdefault(number, End(*end))
        # The first that made it: an overturn of what was moderated already moves nothing.
        if act in MAKES and number not in found:
            found[number] = (start, End(*end))
    return found


def _case(first: End, last: End) -> Case:
    before, after = (json.loads(one.levels or "{}") for one in (first, last))
    return Case(first.agency or 0, before, after, first.risk, last.risk)


def habit(one: Assessment, on: date) -> list[tuple[Criterion, Shift | None]]:
    """How moderation moved the scores of the force that owns an assessed threat, by criterion."""
    owner = one.threat.owner_agency_id
    return movement((str(owner),), on).of(owner)
