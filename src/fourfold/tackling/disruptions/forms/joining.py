"""Bringing records of one event together, parting them, and attaching a threat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]


class AttachForm(Form):
    """Which threat a record is against."""

    reference = forms.CharField(
        label=_("Reference of the threat"), max_length=20, help_text=_("For example NW-OCG-0417.")
    )
    settles = forms.ChoiceField(
        label=_("Which of the references given does it mean?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, given: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not given:
            del self.fields["settles"]
            return
        field: Any = self.fields["settles"]
        field.choices = [*((one, one) for one in given), ("", _("None of these"))]
        field.initial = given[0] if len(given) == 1 else ""


class JoinForm(Form):
    """Which of two records leads, and why they are of one event."""

    lead = forms.TypedChoiceField(label=_("Which one leads?"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why it is one event"), widget=forms.Textarea, max_length=500)

    def __init__(self, *args: Any, records: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = records  # type: ignore[attr-defined]


class ReasonForm(Form):
    """Why two records are parted, or are of two events."""

    reason = forms.CharField(label=_("Why they are two events"), widget=forms.Textarea, max_length=500)


def no_such_threat() -> str:
    """The sentence for a reference that no threat has, or none that whoever entered it may see."""
    return gettext("There is no threat with that reference, or you may not see it. Check the reference.")
