"""The shape of what is entered about activity, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.tackling.activity import rules
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.activity.presenters import STATES
from fourfold.tackling.activity.rules import State

# No browser offers what was typed here before to whoever types next.
UNREMEMBERED = {"autocomplete": "off"}


class ReportForm(Form):
    """What an officer did or saw: five fields, of which one is asked for and two are filled."""

    words_sealed = True  # where there is something to report there is often no network
    what = forms.CharField(
        label=gettext_lazy("What happened?"),
        max_length=4000,
        widget=forms.Textarea(attrs=UNREMEMBERED),
        error_messages={"required": gettext_lazy("Say what happened.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=UNREMEMBERED),
    )
    happened_on = DayField(label=gettext_lazy("When"))
    who = forms.CharField(
        label=gettext_lazy("Who"), max_length=500, required=False,
        widget=forms.TextInput(attrs=UNREMEMBERED),
    )  # fmt: skip
    group = forms.CharField(
        label=gettext_lazy("Group"), max_length=200, required=False,
        widget=forms.TextInput(attrs=UNREMEMBERED),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("who", "group"):
            self.fields[name].needed_when = _("if you know")  # type: ignore[attr-defined]
        day: Any = self.fields["happened_on"]
        day.earliest, day.latest, day.too_late = rules.EARLIEST, today, _("That day is after today.")

    def told(self) -> Told:
        """What was told, as the action takes it."""
        return Told(**self.cleaned_data)


class SettleForm(Form):
    """What becomes of a report, in words for whoever told it."""

    state = forms.ChoiceField(label=gettext_lazy("What becomes of it?"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("Words for the officer"), max_length=2000, required=False, widget=forms.Textarea,
        help_text=gettext_lazy("Why not, or what happens next. They read this."),
    )  # fmt: skip
    became = forms.CharField(
        label=gettext_lazy("Reference of the disruption"), max_length=200, required=False,
        help_text=gettext_lazy("Only where it stands as a disruption already."),
    )  # fmt: skip
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.choices = [
            (State.DISRUPTION, _("It becomes a disruption")),
            (State.SAME_EVENT, _("It is the same event as a disruption that stands")),
            (State.PLAN, _("It waits to be added to a plan")),
            (State.ANSWERED, _("Neither: I answer why not")),
        ]


class FilterForm(Form):
    """What a list of reports can be narrowed by, and the day that it is read as known on."""

    words_kept = False
    as_of = DayField(label=gettext_lazy("As known on"), required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("What became of it"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(STATES.items()),
    )  # fmt: skip
