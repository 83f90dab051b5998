"""What a threat says of itself: a new one, and amendments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.forms import Choices
from fourfold.understanding.threats.presenters import KINDS, Words
from fourfold.understanding.threats.rules import is_closed


class FactsForm(Form):
    """What a threat says of itself."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("An operation's or working name."))
    summary = forms.CharField(
        label=_("What it is, in two or three sentences"),
        widget=forms.Textarea,
        max_length=4000,
        required=False,
    )
    main_area = forms.ChoiceField(label=_("Threat area"))
    further_areas = forms.MultipleChoiceField(
        label=_("Further threat areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    subtype = forms.ChoiceField(label=_("What sort of vulnerability"), required=False)
    lro = forms.CharField(label=_("Lead responsible officer"), max_length=120, required=False)
    first_identified = DayField(label=_("First identified"), required=False)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = list(words.areas.items())
        self.fields["main_area"].choices = [("", _("Choose an area")), *areas]  # type: ignore[attr-defined]
        self.fields["further_areas"].choices = areas  # type: ignore[attr-defined]
        self.fields["subtype"].choices = [("", _("Not a vulnerability")), *words.subtypes.items()]  # type: ignore[attr-defined]


class AddForm(FactsForm):
    """A new threat."""

    kind = forms.ChoiceField(label=_("Type"), widget=forms.RadioSelect, choices=list(KINDS.items()))
    owner = forms.ChoiceField(label=_("Owner"))
    phase = forms.ChoiceField(label=_("Phase"))
    field_order = ("kind", "subtype", "name", "summary", "main_area", "further_areas", "owner", "phase")

    def __init__(self, *args: Any, words: Words, owners: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        self.fields["first_identified"].latest = today  # type: ignore[attr-defined]
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
        still_open = [(code, label) for code, label in words.phases.items() if "closed" not in code]
        self.fields["phase"].choices = still_open  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The facts of the new threat, as `recording.add` takes them."""
        given = dict(self.cleaned_data)
        owner = int(given.pop("owner"))
        return {**given, "owner_agency_id": owner, "lead_agency_id": owner}


class AmendForm(FactsForm):
    """Changes to a threat, with the edition that was opened."""

    phase = forms.ChoiceField(label=_("Phase"))
    is_soc = forms.BooleanField(label=_("Serious and organised crime"), required=False)
    review_due = DayField(label=_("Review due"), required=False)
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Words, phase: str, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        # Closing and reopening are decisions: an amendment keeps to the side on which the threat is.
        same_side = [
            (code, label) for code, label in words.phases.items() if is_closed(code) == is_closed(phase)
        ]
        self.fields["phase"].choices = same_side  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """The facts as entered, without the edition."""
        return {name: value for name, value in self.cleaned_data.items() if name != "opened"}
