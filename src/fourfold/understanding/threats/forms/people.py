"""Somebody's part in a threat, and its end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.presenters import Words

# Said beside the label in place of "optional".
NEEDED_WHEN = {
    "check_outcome": _("needed for a member under 18 or who may be exploited"),
    "check_reason": _("needed with an outcome"),
    "check_review": _("needed with an outcome"),
}


class PersonForm(Form):
    """Somebody's part in a threat."""

    known = forms.CharField(
        label=_("P-number, if the person is recorded already"), max_length=12, required=False,
        help_text=_("For example P-0000042. Leave it empty for somebody new."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    born_on = DayField(label=_("Date of birth"), required=False)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    category = forms.ChoiceField(label=_("Category in this matter"), widget=forms.RadioSelect)
    possibly_exploited = forms.BooleanField(label=_("May be exploited"), required=False)
    source = forms.CharField(
        label=_("Source"), max_length=120, help_text=_("A reference, for example log 41.")
    )
    confidence = forms.ChoiceField(label=_("Confidence"), widget=forms.RadioSelect)
    starts_on = DayField(label=_("From"), required=False)
    check_outcome = forms.ChoiceField(label=_("Exploitation check: outcome"), required=False)
    check_reason = forms.CharField(
        label=_("Exploitation check: reason"), widget=forms.Textarea, max_length=2000, required=False
    )
    check_review = DayField(label=_("Exploitation check: look again on"), required=False)

    def __init__(self, *args: Any, words: Words, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("role", words.roles),
            ("category", words.categories),
            ("confidence", words.confidences),
            ("check_outcome", {"": _("No check was made"), **words.outcomes}),
        ):
            self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]
        self.fields["born_on"].latest = today  # type: ignore[attr-defined]
        for name, when in NEEDED_WHEN.items():
            self.fields[name].needed_when = when  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("name") and not given.get("known"):
            self.add_error("name", _("Enter a name, or the P-number of somebody who is recorded already."))
        if given.get("check_outcome") and not (given.get("check_reason") and given.get("check_review")):
            self.add_error("check_reason", _("An exploitation check has a reason and a day to look again."))
        return given


class EndLinkForm(Form):
    """The end of somebody's part in a threat."""

    ends_on = DayField(label=_("Ended on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=500)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].latest = today  # type: ignore[attr-defined]
