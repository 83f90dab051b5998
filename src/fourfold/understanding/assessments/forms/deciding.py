"""What an override, a moderation, a withdrawal and a challenge say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form
from fourfold.understanding.assessments.rules import overriding
from fourfold.understanding.assessments.scoring.checks import Finding
from fourfold.understanding.assessments.scoring.model import ScoringModel

AGREE, RETURN = "agree", "return"
UPHOLD, OVERTURN = "uphold", "overturn"


class SubmitForm(Form):
    """What is submitted, as it was checked, and an override where the assessor asks for one."""

    opened = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, model: ScoringModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tiers = [(str(tier.number), _("Tier %(tier)s") % {"tier": tier.number}) for tier in model.tiers]
        self.fields[overriding.TIER] = forms.ChoiceField(
            label=_("Another tier than the one worked out"), required=False,
            choices=[("", _("None: the tier worked out")), *tiers],
        )  # fmt: skip
        self.fields[overriding.REASON] = forms.CharField(
            label=_("Reason for another tier"), required=False, max_length=2000, widget=forms.Textarea,
            help_text=_("It counts once the moderator, who is somebody else, agrees."),
        )  # fmt: skip

    def override(self) -> tuple[int, str] | None:
        """The tier asked for and why; None without one."""
        tier = self.cleaned_data[overriding.TIER]
        return (int(tier), self.cleaned_data[overriding.REASON]) if tier else None

    def show(self, findings: list[Finding]) -> None:
        """Put what has to be mended at its field; an answer is mended on the form before this page."""
        for finding in findings:
            here = finding.criterion if finding.criterion in self.fields else None
            self.add_error(here, finding.sentence)


class ModerationForm(Form):
    """A moderator's decision on exactly what was read. Nothing is chosen beforehand."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), widget=forms.RadioSelect,
        choices=[(AGREE, gettext_lazy("Agree")), (RETURN, gettext_lazy("Return"))],
        error_messages={"required": gettext_lazy("Choose Agree or Return.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=gettext_lazy("Needed for a return: say what has to be mended."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, may_agree: bool = True, other_tier: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if other_tier is not None:
            agree = _("Agree, and to tier %(tier)s in place of the one worked out") % {"tier": other_tier}
            self.fields["decision"].choices = [(AGREE, agree), (RETURN, _("Return"))]  # type: ignore[attr-defined]
        if not may_agree:
            self.fields["decision"].choices = [(RETURN, _("Return"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("decision") == RETURN and not given.get("reason", "").strip():
            self.add_error("reason", _("Say what has to be mended, so that the assessor can."))
        return given


class WithdrawForm(Form):
    """Why an assessment is taken back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea)


class ChallengeForm(Form):
    """Why a moderation is challenged, and who decides."""

    reason = forms.CharField(
        label=gettext_lazy("Why you challenge it"), max_length=2000, widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Say why you challenge it.")},
    )  # fmt: skip
    decider = forms.TypedChoiceField(
        label=gettext_lazy("Who decides"), coerce=int,
        help_text=gettext_lazy("Somebody who had no part in this assessment."),
        error_messages={"required": gettext_lazy("Choose who decides.")},
    )  # fmt: skip

    def __init__(self, *args: Any, deciders: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decider"].choices = [("", _("Choose a person")), *deciders]  # type: ignore[attr-defined]


class ChallengeDecisionForm(Form):
    """A decider's decision. Nothing is chosen beforehand."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Give the reason for your decision.")},
    )  # fmt: skip

    def __init__(self, *args: Any, of_return: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = (
            [(UPHOLD, _("The return stands")), (OVERTURN, _("The assessment stands as submitted"))]
            if of_return
            else [(UPHOLD, _("The moderation stands")), (OVERTURN, _("It is assessed and moderated again"))]
        )
        self.fields["decision"].choices = words  # type: ignore[attr-defined]
