"""What is entered when something is shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.sharing.actions.sharing import Said
from fourfold.core.sharing.rules import editions
from fourfold.core.sharing.rules.editions import Way
from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form

Choices = list[tuple[Any, Any]]


class AskForm(Form):
    """With whom, and what for; it stands in the address."""

    words_kept = False
    partner = forms.TypedChoiceField(label=gettext_lazy("Partner"), coerce=int)
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"))

    def __init__(self, *args: Any, partners: Choices, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", _("Choose a partner")), *partners]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *purposes]  # type: ignore[attr-defined]


class ShareForm(Form):
    """Who receives, which of the parts that may go, until when, and what is asked of them."""

    recipients = forms.CharField(
        label=gettext_lazy("Who receives it"), widget=forms.Textarea, max_length=4000,
        help_text=gettext_lazy("One person a line, with their post: Jo Lee, Housing."),
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Parts that go"), widget=forms.CheckboxSelectMultiple, required=False
    )
    use_until = DayField(label=gettext_lazy("May be used until"))
    asks = forms.CharField(
        label=gettext_lazy("What you ask of them"), required=False, max_length=500, widget=forms.Textarea
    )
    asks_by = DayField(label=gettext_lazy("By which day"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("How it goes"), widget=forms.RadioSelect,
        choices=[
            (Way.WRITTEN, gettext_lazy("Here, as an edition that they read")),
            (Way.SPOKEN, gettext_lazy("It was told by word in a meeting")),
        ],
    )  # fmt: skip
    told_on = DayField(label=gettext_lazy("Day of the meeting"), required=False)
    meeting = forms.CharField(label=gettext_lazy("Which meeting"), required=False, max_length=200)
    correction = forms.CharField(
        label=gettext_lazy("What was corrected"), required=False, max_length=300,
        help_text=gettext_lazy("They read exactly this: Address corrected."),
    )  # fmt: skip
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, parts: Choices, corrects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = parts  # type: ignore[attr-defined]
        if corrects:
            self.fields["correction"].required = True
        else:
            del self.fields["correction"]

    def said(self) -> Said:
        """What the sharer says, as the action takes it."""
        left_out = ("shown", "correction")
        given = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        return Said(**{**given, "recipients": editions.people(given["recipients"])})


class LetGoForm(Form):
    """Letting an edition go that somebody else made, or not."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), widget=forms.RadioSelect,
        choices=[("approve", gettext_lazy("Let it go")), ("refuse", gettext_lazy("Refuse"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=300,
        help_text=gettext_lazy("Asked for where you refuse."),
    )  # fmt: skip
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ResultForm(Form):
    """What came of what was asked: one question."""

    result = forms.CharField(
        label=gettext_lazy("What came of it?"), max_length=2000, widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Add a result, even a short one.")},
    )  # fmt: skip
    opened = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(Form):
    """Why a copy is taken back; the partner reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        help_text=gettext_lazy("The partner reads this. Name nobody."),
    )


class KeepForm(WithdrawForm):
    """Why a copy stands although its record changed."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=300,
        help_text=gettext_lazy("It stays with the copy; the partner does not read it."),
    )


class ReceivedFilterForm(Form):
    """What the list of copies can be narrowed by."""

    words_kept = False
    purpose = forms.MultipleChoiceField(
        label=gettext_lazy("Purpose"), required=False, widget=forms.CheckboxSelectMultiple
    )
    only = forms.MultipleChoiceField(
        label=gettext_lazy("Only"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[("to_do", gettext_lazy("Something to do"))],
    )  # fmt: skip

    def __init__(self, *args: Any, purposes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
