"""What is entered about agreements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.sharing.actions.agreeing import Agreed
from fourfold.core.sharing.presenters import STATES
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]


class FilterForm(Form):
    """What the list can be narrowed by."""

    words_kept = False
    state = forms.MultipleChoiceField(
        label=_("Where it stands"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(STATES.items()),
    )  # fmt: skip


class AgreementForm(Form):
    """A new agreement: between whom, what for, on which basis, what may go, and from when until when."""

    title = forms.CharField(label=_("What is it about?"), max_length=200)
    owner_agency_id = forms.TypedChoiceField(label=_("Kept by"), coerce=int)
    parties = forms.TypedMultipleChoiceField(
        label=_("Who receives"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    basis = forms.ChoiceField(label=_("Lawful basis"), widget=forms.RadioSelect)
    purposes = forms.MultipleChoiceField(label=_("Purposes"), widget=forms.CheckboxSelectMultiple)
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of information that may go"), widget=forms.CheckboxSelectMultiple
    )
    sensitive = forms.BooleanField(label=_("What is marked OFFICIAL-SENSITIVE may go too"), required=False)
    standing = forms.ChoiceField(
        label=_("Standing access"), required=False, widget=forms.RadioSelect,
        help_text=_("For somebody of the partner who works beside you. It ends within a year."),
    )  # fmt: skip
    conditions = forms.CharField(
        label=_("Conditions"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=_("In plain words, for whoever receives."),
    )  # fmt: skip
    starts_on = DayField(label=_("From"))
    review_on = DayField(label=_("Look at it again on"))
    ends_on = DayField(label=_("Until"), required=False, help_text=_("The last day."))

    def __init__(
        self, *args: Any, owners: Choices, agencies: Choices, lists: dict[str, dict[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "owner_agency_id": owners,
            "parties": agencies,
            "basis": list(lists["lawful_basis"].items()),
            "purposes": list(lists["sharing_purpose"].items()),
            "kinds": list(lists["information_kind"].items()),
            "standing": [("", _("None: each copy is shared by somebody")), *lists["standing_access"].items()],
        }
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]

    def agreed(self) -> Agreed:
        """What is to be agreed, as the action takes it."""
        return Agreed(**{name: value for name, value in self.cleaned_data.items() if name != "parties"})


class DecideForm(Form):
    """Approving or refusing what somebody else asked for."""

    decision = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[("approve", _("Approve")), ("refuse", _("Refuse"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("Asked for where you refuse.")
    )
    opened = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(Form):
    """That somebody has looked at it, and when somebody looks again."""

    review_on = DayField(label=_("Look at it again on"))
    opened = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(Form):
    """A sooner last day, and why."""

    ends_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=300)
    opened = forms.IntegerField(widget=forms.HiddenInput)


class HandOverForm(Form):
    """Who takes the place of an agency that ended, and the decision in words."""

    to = forms.TypedChoiceField(label=_("Who takes its place"), coerce=int, widget=forms.RadioSelect)
    decision = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("Who decided, when, and why this agency.")
    )

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = agencies  # type: ignore[attr-defined]
