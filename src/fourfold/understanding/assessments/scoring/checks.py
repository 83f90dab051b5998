"""What has to be mended before answers can be saved, or submitted for moderation."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .explain import not_enough
from .model import NOT_KNOWN, Answer, Answers, Criterion, ScoringModel
from .scoring import score


@dataclass(frozen=True)
class Finding:
    """One thing to mend, for error summary and field; `criterion` is "" where it is about the whole."""

    criterion: str
    sentence: str


def check_answers(model: ScoringModel, answers: Answers, submitting: bool) -> list[Finding]:
    """What is wrong, in the order of the form; a draft may be incomplete, what is submitted may not."""
    findings = _strangers(model, answers)
    for criterion in model.criteria:
        if sentence := _wrong(criterion, answers.get(criterion.code), submitting):
            findings.append(Finding(criterion.code, sentence))
    if submitting and not findings:
        findings += [Finding("", sentence) for sentence in [not_enough(score(model, answers))] if sentence]
    return findings


def _strangers(model: ScoringModel, answers: Answers) -> list[Finding]:
    return [
        Finding(
            "", _('This model has no criterion "%(criterion)s". Open the form again.') % {"criterion": code}
        )
        for code in answers
        if model.criterion(code) is None
    ]


def _wrong(criterion: Criterion, answer: Answer | None, submitting: bool) -> str:
    names = {"criterion": criterion.label}
    if answer is None:
        return _("Choose an answer for %(criterion)s, or choose Not known.") % names if submitting else ""
    if answer.level != NOT_KNOWN and criterion.level(answer.level) is None:
        choices = ", ".join(str(level.label) for level in criterion.levels)
        return _("Choose one of these for %(criterion)s: %(choices)s, Not known.") % {
            **names,
            "choices": choices,
        }
    if submitting and answer.known and not answer.reason.strip():
        return _("Give a reason for %(criterion)s, or choose Not known.") % names
    return ""
