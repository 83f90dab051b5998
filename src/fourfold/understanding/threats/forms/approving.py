"""What an approver decides, and why a request is taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form

APPROVE, REFUSE = "approve", "refuse"


class ApprovalForm(Form):
    """An approver's decision. Nothing is chosen beforehand."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=gettext_lazy("Needed when you refuse: say what would have to be another way."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_approve: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        approve = [(APPROVE, _("Approve"))] if may_approve else []
        self.fields["decision"].choices = [*approve, (REFUSE, _("Refuse"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("decision") == REFUSE and not given.get("reason", "").strip():
            self.add_error("reason", _("Say why you refuse it, so that whoever asked can mend it."))
        return given


class WithdrawForm(Form):
    """Why a request is taken back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea)
