"""What a partner is asked when they give information, a question a page; and what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.sharing.actions.giving import Told
from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]
# The questions in their order, one a page.
STEPS = ("what", "to_agency_id", "purpose", "conditions")


class GiveForm(Form):
    """All questions; a page shows one of them and carries the others along."""

    what = forms.CharField(
        label=_("What do you want to tell?"), widget=forms.Textarea, max_length=4000,
        error_messages={"required": _("Write what you want to tell.")},
    )  # fmt: skip
    to_agency_id = forms.TypedChoiceField(label=_("Who is it for?"), coerce=int, widget=forms.RadioSelect)
    purpose = forms.ChoiceField(label=_("What may it be used for?"), widget=forms.RadioSelect)
    conditions = forms.MultipleChoiceField(
        label=_("On which conditions?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("They are held to what you choose."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, receivers: Choices, purposes: Choices, conditions: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        given = {"to_agency_id": receivers, "purpose": purposes, "conditions": conditions}
        for name, choices in given.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def told(self, copy: str) -> Told:
        """What is told, as the action takes it."""
        return Told(**self.cleaned_data, copy=copy)


class AnswerForm(Form):
    """What came of it, in words for whoever gave it."""

    became = forms.CharField(
        label=_("What came of it?"), widget=forms.Textarea, max_length=2000,
        help_text=_("The partner who gave it reads exactly this."),
    )  # fmt: skip
    opened = forms.IntegerField(widget=forms.HiddenInput)


class UseForm(Form):
    """What it is used for; asked where its conditions stand."""

    purpose = forms.ChoiceField(label=_("Purpose"))
    what_for = forms.CharField(label=_("What is it used for?"), max_length=500)
    stop_or_arrest = forms.BooleanField(label=_("It leads to a stop or an arrest"), required=False)
    agreed_by = forms.CharField(
        label=_("Who of the partner agreed, and when"), required=False, max_length=200,
        help_text=_("Where they ask to be asked first."),
    )  # fmt: skip

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *purposes]  # type: ignore[attr-defined]
