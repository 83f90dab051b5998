"""What changed between two sets of answers, and what another version of a model would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .model import NOT_KNOWN, Answer, Answers, Criterion, ScoringModel
from .scoring import Score, score

NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True)
class MaterialChange:
    """A change that puts a moderation in doubt; `what` is "answer", "reason", "evidence" or "threat"."""

    what: str
    code: str
    sentence: str


def material_changes(
    model: ScoringModel,
    before: Answers,
    after: Answers,
    facts_before: Mapping[str, object] = NOTHING,
    facts_after: Mapping[str, object] = NOTHING,
) -> list[MaterialChange]:
    """The material changes by the model's own list: answers as on the form, then facts of the threat."""
    changes = []
    for criterion in model.criteria:
        if criterion.code in model.material.criteria:
            changes += _of_answer(model, criterion, before.get(criterion.code), after.get(criterion.code))
    for name in model.material.threat:
        if facts_before.get(name) != facts_after.get(name):
            sentence = _("%(fact)s of the threat has changed.") % {
                "fact": name.replace("_", " ").capitalize()
            }
            changes.append(MaterialChange("threat", name, sentence))
    return changes


def _of_answer(
    model: ScoringModel, criterion: Criterion, before: Answer | None, after: Answer | None
) -> list[MaterialChange]:
    names = {"criterion": criterion.label, "before": said(criterion, before), "after": said(criterion, after)}
    old, new = before or Answer(""), after or Answer("")
    changes = []
    if old.level != new.level:
        sentence = _("%(criterion)s: was %(before)s, now %(after)s.") % names
        changes.append(MaterialChange("answer", criterion.code, sentence))
    if model.material.reason and old.reason.split() != new.reason.split():
        sentence = _("%(criterion)s: the reason has changed.") % names
        changes.append(MaterialChange("reason", criterion.code, sentence))
    if model.material.evidence and set(old.evidence) != set(new.evidence):
        sentence = _("%(criterion)s: the evidence has changed.") % names
        changes.append(MaterialChange("evidence", criterion.code, sentence))
    return changes


def said(criterion: Criterion, answer: Answer | None) -> str:
    """The answer in a word: the label of its level, "Not known" or "Not answered"."""
    if answer is None:
        return _("Not answered")
    if answer.level == NOT_KNOWN:
        return _("Not known")
    level = criterion.level(answer.level)
    return str(level.label) if level else answer.level


@dataclass(frozen=True)
class ModelComparison:
    """What a new model would make of the same answers.

    `lost` were answered, but the new model has no such criterion or level; `added` are new criteria to be
    answered.
    """

    before: Score
    after: Score
    lost: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """True where the tier, risk, range, confidence or position is another one."""
        return _outcome(self.before) != _outcome(self.after)


def _outcome(result: Score) -> tuple[object, ...]:
    position = result.position.grade
    return (
        result.tier.number if result.tier else None,
        result.risk,
        result.lowest,
        result.highest,
        result.confidence,
        position.code if position else None,
    )


def compare_models(old: ScoringModel, new: ScoringModel, answers: Answers) -> ModelComparison:
    """Score the answers under both; what the new model cannot read is unanswered there, and named."""
    carried = carry(new, answers)
    return ModelComparison(
        before=score(old, answers),
        after=score(new, carried),
        lost=tuple(code for code in answers if code not in carried),
        added=tuple(c.code for c in new.criteria if old.criterion(c.code) is None),
    )


def carry(model: ScoringModel, answers: Answers) -> dict[str, Answer]:
    """The answers that the model has the criterion and the level for."""
    return {
        code: answer
        for code, answer in answers.items()
        if (criterion := model.criterion(code)) and (not answer.known or criterion.level(answer.level))
    }
