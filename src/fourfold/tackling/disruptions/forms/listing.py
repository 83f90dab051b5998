"""What the list of disruptions can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.tackling.disruptions.filters import COUNTED, JOINED, UNSAID, WITHDRAWN
from fourfold.tackling.disruptions.presenters import Words

Choices = list[tuple[Any, Any]]


class FilterForm(Form):
    """What the list can be narrowed by, and the day that it is read as known on."""

    words_kept = False
    as_of = DayField(label=_("As known on"), required=False)
    agency = forms.MultipleChoiceField(label=_("Agency"), required=False, widget=forms.CheckboxSelectMultiple)
    p = forms.MultipleChoiceField(label=_("Mainly"), required=False, widget=forms.CheckboxSelectMultiple)
    grade = forms.MultipleChoiceField(label=_("Effect"), required=False, widget=forms.CheckboxSelectMultiple)
    role = forms.MultipleChoiceField(label=_("Role"), required=False, widget=forms.CheckboxSelectMultiple)
    standing = forms.MultipleChoiceField(
        label=_("Standing"), required=False, widget=forms.CheckboxSelectMultiple
    )
    state = forms.MultipleChoiceField(
        label=_("Only"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (COUNTED, _("Counted")),
            (JOINED, _("Joined to another record")),
            (WITHDRAWN, _("Withdrawn")),
        ],
    )
    threat = forms.CharField(label=_("Reference of the threat"), required=False, max_length=20)
    event_from = DayField(label=_("Happened from"), required=False)
    event_to = DayField(label=_("Happened to"), required=False)
    record_from = DayField(label=_("Record date from"), required=False)
    record_to = DayField(label=_("Record date to"), required=False)

    def __init__(self, *args: Any, words: Words, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: dict[str, Choices] = {
            "agency": owners,
            "p": list(words.ps.items()),
            "grade": [*words.categories.items(), (UNSAID, _("Not said yet"))],
            "role": list(words.roles.items()),
            "standing": list(words.standings.items()),
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
