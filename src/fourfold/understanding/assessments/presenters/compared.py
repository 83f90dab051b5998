"""Answers side by side: the last record's, the submitted ones and the second assessor's, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.presenters import words
from fourfold.understanding.assessments.scoring import disagreement
from fourfold.understanding.assessments.scoring.changes import said
from fourfold.understanding.assessments.scoring.model import Answer, Answers, ScoringModel


@dataclass(frozen=True)
class Line:
    """One criterion. `changed`: another level than last time. `differs`: a second assessor sees it otherwise."""

    code: str
    section: str
    label: str
    last: str
    submitted: str
    seconds: tuple[str, ...]
    second_reasons: tuple[str, ...]
    reason: str
    evidence: tuple[str, ...]
    changed: bool
    differs: bool


def lines(one: Assessment, last: Assessment | None, seconds: Sequence[Assessment]) -> list[Line]:
    """Every criterion of the model, in the order of the form."""
    model = answering.scoring_model(one.model)
    mine = answering.from_stored(one.answers)
    before = answering.from_stored(last.answers) if last else None
    others = [answering.from_stored(other.answers) for other in seconds]
    return [_line(model, code.code, mine, before, others) for code in model.criteria]


def _line(
    model: ScoringModel, code: str, mine: Answers, before: Answers | None, others: list[Answers]
) -> Line:
    criterion = model.criterion(code)
    assert criterion is not None  # the code is the model's own
    section = next(str(one.label) for one in model.sections if one.code == criterion.section)
    answer = mine.get(code)
    return Line(
        code=code,
        section=section,
        label=str(criterion.label),
        last=said(criterion, before.get(code)) if before is not None else _("First assessment"),
        submitted=said(criterion, answer),
        seconds=tuple(said(criterion, other.get(code)) for other in others),
        second_reasons=tuple(other[code].reason if code in other else "" for other in others),
        reason=answer.reason if answer else "",
        evidence=answer.evidence if answer else (),
        changed=before is not None and _level(before.get(code)) != _level(answer),
        differs=any(_level(other.get(code)) != _level(answer) for other in others),
    )


def _level(answer: Answer | None) -> str:
    return answer.level if answer else ""


def changes(found: Sequence[Line]) -> list[str]:
    """What is another answer than last time, as sentences."""
    return [
        _("%(criterion)s: was %(before)s, now %(after)s.")
        % {"criterion": line.label, "before": line.last, "after": line.submitted}
        for line in found
        if line.changed
    ]


def change_in_words(one: Assessment, last: Assessment | None) -> str:
    """Such as "2 answers; tier 3, now 2" for the queue."""
    if last is None:
        return _("First assessment")
    model = answering.scoring_model(one.model)
    before, after = answering.from_stored(last.answers), answering.from_stored(one.answers)
    changed = sum(
        1
        for criterion in model.criteria
        if _level(before.get(criterion.code)) != _level(after.get(criterion.code))
    )
    found = ngettext("%(count)s answer", "%(count)s answers", changed) % {"count": changed}
    if last.tier != one.tier:
        tiers = {"before": _number(last.tier), "after": _number(one.tier)}
        return found + "; " + _("tier was %(before)s, now %(after)s") % tiers
    return found if changed else _("No answer changed")


def disagreement_in_words(one: Assessment, seconds: Sequence[Assessment]) -> str:
    """Such as "3 of 12 differ", over everybody who looked."""
    if not seconds:
        return _("No second opinion")
    model, mine = answering.scoring_model(one.model), answering.from_stored(one.answers)
    differing = {
        found.criterion
        for other in seconds
        for found in disagreement.differences(model, mine, answering.from_stored(other.answers))
    }
    return _("%(differ)s of %(criteria)s differ") % {
        "differ": len(differing),
        "criteria": len(model.criteria),
    }


def _number(tier: int | None) -> str:
    return str(tier) if tier is not None else _("not known")


def scores(
    one: Assessment, last: Assessment | None, seconds: Sequence[Assessment]
) -> list[tuple[str, str, str]]:
    """(whose, risk, tier) of each side, for the head of the comparison."""
    sides = [(_("Last time"), last)] if last else []
    sides += [(_("Submitted"), one)]
    sides += [
        (_("Second assessor, %(person)s") % {"person": other.assessor.name}, other) for other in seconds
    ]
    return [(label, words.risk(side) or _("not known"), words.tier(side)) for label, side in sides]
