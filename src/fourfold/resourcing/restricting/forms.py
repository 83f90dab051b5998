"""The shape of what is entered about restricted records, nothing more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.restricted.models import Mode
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]
MODES = [
    (Mode.POINTER.value, _("They are told that a record exists and whom to ask, and nothing else.")),
    (Mode.SILENT.value, _("They read the same as if there were no record. The contact is told later.")),
]


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=500)


class RestrictForm(ReasonForm):
    """Who alone may see a record, what others read, whom they ask, and when it is looked at again."""

    mode = forms.ChoiceField(
        label=_("What somebody reads who is not on the list and looks for this very record"),
        widget=forms.RadioSelect, choices=MODES,
    )  # fmt: skip
    contact = forms.TypedChoiceField(
        label=_("Contact"), coerce=int, help_text=_("Whom others are told to ask.")
    )
    compartment = forms.TypedChoiceField(
        label=_("List"), coerce=int, empty_value=None, required=False,
        help_text=_("Put records of one case on one list."),
    )  # fmt: skip
    founders = forms.TypedMultipleChoiceField(
        label=_("Who is on the list besides you and the contact"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who could open it until now. Marked with * are those who can help to lift it: choose one."),
    )  # fmt: skip
    review_on = DayField(label=_("Look at it again on"))
    field_order = ("mode", "reason", "contact", "compartment", "founders", "review_on")

    def __init__(self, *args: Any, people: Choices, marked: Choices, lists: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = people  # type: ignore[attr-defined]
        self.fields["founders"].choices = marked  # type: ignore[attr-defined]
        self.fields["compartment"].choices = [("", _("A new list")), *lists]  # type: ignore[attr-defined]


class ReviewForm(Form):
    """When it is looked at again."""

    review_on = DayField(label=_("Look at it again on"))


class MemberForm(ReasonForm):
    """Somebody to be added, until when, and why."""

    user = forms.TypedChoiceField(label=_("Person"), coerce=int)
    until = DayField(label=_("Last day"), required=False)
    field_order = ("user", "until", "reason")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]


class DecideForm(Form):
    """The decision on what somebody asked for."""

    APPROVE, REFUSE = "approve", "refuse"
    decision = forms.ChoiceField(
        label=_("Your decision"), widget=forms.RadioSelect,
        choices=[(APPROVE, _("Approve")), (REFUSE, _("Refuse"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, help_text=_("Needed when you refuse.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("decision") == self.REFUSE and not str(given.get("reason", "")).strip():
            self.add_error("reason", _("Give the reason for refusing, so that whoever asked can read it."))
        return given


class InterestForm(Form):
    """Whose interest, and what it is."""

    user = forms.TypedChoiceField(label=_("Whose interest"), coerce=int)
    nature = forms.CharField(
        label=_("What the interest is"), widget=forms.Textarea, max_length=500,
        help_text=_("For example: a relative, a neighbour, a business. No names of others are needed."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = people  # type: ignore[attr-defined]


class EmergencyForm(ReasonForm):
    """Which restricted record, and what risk there is."""

    reference = forms.CharField(label=_("Reference"), max_length=40, help_text=_("For example NW-OCG-0417."))
    field_order = ("reference", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Whose life is at risk, and how")


class JustifiedForm(Form):
    """What the list makes of an emergency access."""

    justified = forms.ChoiceField(
        label=_("Was it justified?"), widget=forms.RadioSelect, choices=[("yes", _("Yes")), ("no", _("No"))]
    )
    words = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=500)


class MarkForm(Form):
    """How a record is marked and handled."""

    sensitive = forms.ChoiceField(
        label=_("Marking"), widget=forms.RadioSelect,
        choices=[("no", _("OFFICIAL")), ("yes", _("OFFICIAL-SENSITIVE"))],
        help_text=_("Nothing above OFFICIAL-SENSITIVE is kept here. If it is, ring your security unit."),
    )  # fmt: skip
    instructions = forms.CharField(
        label=_("Handling instructions"), max_length=300, required=False,
        help_text=_("For example: named recipients only."),
    )  # fmt: skip
    conditions = forms.CharField(
        label=_("Conditions of use"), max_length=300, required=False,
        help_text=_("For example: ask the source before a stop or an arrest."),
    )  # fmt: skip
