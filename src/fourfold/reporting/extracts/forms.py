"""The shape of what is entered about extracts, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]


class RunForm(Form):
    """The day that a definition is asked about: today, or an earlier one. Asked twice, it is two runs."""

    words_kept = False
    as_of = DayField(label=_("As known on"), too_late=_("Choose today or an earlier date."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"as_of": today}, **kwargs)
        self.fields["as_of"].latest = today  # type: ignore[attr-defined]


class WithForm(Form):
    """The run that another is compared with."""

    words_kept = False
    other = forms.TypedChoiceField(label=_("Compare with"), coerce=int)

    def __init__(self, *args: Any, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = others  # type: ignore[attr-defined]


class DifferenceForm(Form):
    """What a comparison can be narrowed by."""

    words_kept = False
    why = forms.MultipleChoiceField(label=_("Why"), required=False, widget=forms.CheckboxSelectMultiple)
    force = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, reasons: Choices, owners: Choices, owner: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].choices = reasons  # type: ignore[attr-defined]
        self.fields["force"].choices = owners  # type: ignore[attr-defined]
        self.fields["force"].label = owner
