"""The running result of a form, and what is shown of each criterion beside its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from fourfold.core.ui import formats
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.forms.answers import AnswersForm
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.scoring.changes import said
from fourfold.understanding.assessments.scoring.model import Answer, Answers, Criterion, ScoringModel
from fourfold.understanding.assessments.scoring.scoring import score


@dataclass(frozen=True)
class Result:
    """A short line for a phone's foot, and the sentences."""

    short: str
    sentences: tuple[str, ...]


def result(model: ScoringModel, answers: Answers) -> Result:
    """What the answers come to so far; unknown leaves a range open."""
    found = score(model, answers)
    if found.tier is None:
        short = explain.possible_range(found)
    else:
        short = _("Tier %(tier)s. Risk %(risk)s of %(most)s.") % {
            "tier": found.tier.number,
            "risk": explain.plain(found.lowest),
            "most": explain.plain(found.most_possible),
        }
    return Result(short, tuple(explain.live(model, found)))


@dataclass(frozen=True)
class Asked:
    """One criterion of the form with what stands beside it."""

    criterion: Criterion
    level: BoundField
    reason: BoundField
    evidence: BoundField
    meanings: tuple[tuple[str, str], ...]
    last: str
    last_reason: str
    last_evidence: str
    carried: str
    elsewhere: str


@dataclass(frozen=True)
class Section:
    """A section of the model with its criteria."""

    label: str
    asked: tuple[Asked, ...]


def sections(
    form: AnswersForm, record: Assessment | None, elsewhere: dict[str, Any] | None = None
) -> list[Section]:
    """The form by section. `elsewhere` holds the answers that were saved while this form was open."""
    before = answering.from_stored(record.answers) if record else {}
    other = answering.from_stored(elsewhere) if elsewhere is not None else None
    return [
        Section(
            str(section.label),
            tuple(
                _asked(form, criterion, record, before.get(criterion.code), other)
                for criterion in form.model.criteria
                if criterion.section == section.code
            ),
        )
        for section in form.model.sections
    ]


def _asked(
    form: AnswersForm,
    criterion: Criterion,
    record: Assessment | None,
    last: Answer | None,
    other: Answers | None,
) -> Asked:
    code = criterion.code
    return Asked(
        criterion=criterion,
        level=form[f"{code}-level"],
        reason=form[f"{code}-reason"],
        evidence=form[f"{code}-evidence"],
        meanings=tuple((str(level.label), str(level.means)) for level in criterion.levels),
        last=said(criterion, last) if record else "",
        last_reason=last.reason if last else "",
        last_evidence=", ".join(last.evidence) if last else "",
        carried=_carried(form, code, record, last),
        elsewhere=_elsewhere(form, criterion, other),
    )


def _carried(form: AnswersForm, code: str, record: Assessment | None, last: Answer | None) -> str:
    """Said while an answer is word for word the last record's, so that nobody takes it for a new judgement."""
    if record is None or last is None or form[f"{code}-level"].value() != last.level:
        return ""
    if (form[f"{code}-reason"].value() or "").split() != last.reason.split():
        return ""
    return _("Carried from %(day)s") % {"day": formats.day(record.moderated_at)}


def _elsewhere(form: AnswersForm, criterion: Criterion, other: Answers | None) -> str:
    if other is None:
        return ""
    answer = other.get(criterion.code)
    mine = (
        form[f"{criterion.code}-level"].value() or "",
        (form[f"{criterion.code}-reason"].value() or "").split(),
    )
    theirs = (answer.level, answer.reason.split()) if answer else ("", [])
    if mine == theirs:
        return ""
    reason = f" {answer.reason}" if answer and answer.reason else ""
    return f"{said(criterion, answer)}.{reason}"
