"""The form of a scoring model: for each criterion a level, a reason and references to evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fourfold.core.ui.forms import Form
from fourfold.understanding.assessments.scoring.checks import Finding
from fourfold.understanding.assessments.scoring.model import NOT_KNOWN, Answer, Criterion, ScoringModel

BETWEEN_REFERENCES = re.compile(r"[,;\n]+")
MOST_REFERENCES = 20


class AnswersForm(Form):
    """Answers as people write them. Nothing is required here: a draft may stop anywhere."""

    opened = forms.IntegerField(widget=forms.HiddenInput, required=False)
    digest = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, model: ScoringModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model
        for criterion in model.criteria:
            self.fields |= _fields(criterion)

    @staticmethod
    def initial_of(stored: Mapping[str, Mapping[str, Any]], **hidden: Any) -> dict[str, Any]:
        """What the form shows for answers as they are kept."""
        shown: dict[str, Any] = dict(hidden)
        for code, said in stored.items():
            shown[f"{code}-level"] = said.get("level", "")
            shown[f"{code}-reason"] = said.get("reason", "")
            shown[f"{code}-evidence"] = ", ".join(said.get("evidence", ()))
        return shown

    def answers(self) -> dict[str, Answer]:
        """What was entered; a reason without a level too, so that a draft keeps it."""
        found = {criterion.code: self._answer(criterion.code) for criterion in self.model.criteria}
        return {
            code: answer for code, answer in found.items() if answer.level or answer.reason or answer.evidence
        }

    def _answer(self, code: str) -> Answer:
        data = self.cleaned_data
        return Answer(data[f"{code}-level"], data[f"{code}-reason"].strip(), tuple(data[f"{code}-evidence"]))

    def show(self, findings: list[Finding]) -> None:
        """Put what has to be mended at the field that mends it."""
        answers = self.answers() if self.is_valid() else {}
        for finding in findings:
            if not finding.criterion:
                self.add_error(None, finding.sentence)
                continue
            answered = finding.criterion in answers and answers[finding.criterion].level
            part = "reason" if answered else "level"
            self.add_error(f"{finding.criterion}-{part}", finding.sentence)


class EvidenceField(forms.CharField):
    """References, separated by commas or on lines of their own."""

    def clean(self, value: Any) -> list[str]:
        found = [part.strip() for part in BETWEEN_REFERENCES.split(super().clean(value))]
        references = list(dict.fromkeys(part for part in found if part))
        if len(references) > MOST_REFERENCES:
            raise forms.ValidationError(_("Give 20 references at most. Choose those that carry the score."))
        return references


def choices(criterion: Criterion) -> list[tuple[str, str]]:
    """The levels from the lowest, then Not known."""
    return [*((level.code, str(level.label)) for level in criterion.levels), (NOT_KNOWN, _("Not known"))]


def _fields(criterion: Criterion) -> dict[str, forms.Field]:
    names = {"criterion": str(criterion.label)}
    level = forms.ChoiceField(
        label=str(criterion.label), choices=choices(criterion), required=False, widget=forms.RadioSelect
    )
    level.error_messages["invalid_choice"] = _("Choose one of the answers to %(criterion)s.") % names
    reason = forms.CharField(
        label=_("Reason for %(criterion)s") % names, required=False, max_length=2000, widget=forms.Textarea
    )
    evidence = EvidenceField(label=_("Evidence for %(criterion)s") % names, required=False, max_length=600)
    return {
        f"{criterion.code}-level": level,
        f"{criterion.code}-reason": reason,
        f"{criterion.code}-evidence": evidence,
    }
