"""What officers are told of a threat, and the area that they read about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.actions.briefing import Told
from fourfold.understanding.threats.forms import Choices
from fourfold.understanding.threats.models.briefs import SAFETY_MOST, SIGNS_MOST, TO_REPORT_MOST


class BriefForm(Form):
    """What officers are told, with the edition that was opened."""

    safety = forms.CharField(
        label=_("Safety: what may hurt an officer or somebody else"), widget=forms.Textarea,
        max_length=SAFETY_MOST, required=False,
        help_text=_("It stands first, with a warning sign. If it is empty, officers read that no warning is written."),
    )  # fmt: skip
    signs = forms.CharField(
        label=_("Signs to look for"), widget=forms.Textarea, max_length=SIGNS_MOST,
        help_text=_("What an officer can see, hear or smell on the street."),
    )  # fmt: skip
    to_report = forms.CharField(
        label=_("What to report"), widget=forms.Textarea, max_length=TO_REPORT_MOST,
        help_text=_("Officers are told to report it to the lead responsible officer."),
    )  # fmt: skip
    review_on = DayField(
        label=_("Review day"),
        help_text=_("Within a year. After it, officers read that nobody has reviewed this since."),
    )
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def told(self) -> Told:
        """What was entered, as the action takes it."""
        return Told(**{name: value for name, value in self.cleaned_data.items() if name != "opened"})


class AreaForm(Form):
    """The council area that local threats are read for; it stands in the address."""

    words_kept = False
    area = forms.ChoiceField(
        label=_("Council area"), required=False,
        error_messages={"invalid_choice": _("Choose an area from the list. No area is chosen now.")},
    )  # fmt: skip

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All areas")), *areas]  # type: ignore[attr-defined]
