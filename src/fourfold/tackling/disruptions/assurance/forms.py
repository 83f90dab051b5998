"""The shape of what is entered when an effect is agreed, a panel meets, or somebody says whether it lasted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.tackling.disruptions.assurance import lasting

Choices = list[tuple[str, str]]
TO_PANEL = "to_panel"


class DecisionForm(Form):
    """One decision. Nothing is chosen beforehand, the claim least of all."""

    opened = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=gettext_lazy("What was the effect?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the effect.")},
    )  # fmt: skip
    meeting = forms.TypedChoiceField(
        label=gettext_lazy("Meeting"), coerce=int,
        error_messages={"required": gettext_lazy("Choose the meeting that decides.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea,
        help_text=gettext_lazy("Needed where it is not what was claimed."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, grades: Choices, meetings: Choices | None, may_send: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        sending = [(TO_PANEL, _("Leave it to a panel"))] if may_send else []
        self.fields["decision"].choices = [*grades, *sending]  # type: ignore[attr-defined]
        if meetings is None:
            del self.fields["meeting"]
        else:
            self.fields["meeting"].choices = meetings  # type: ignore[attr-defined]


class MeetingForm(Form):
    """A meeting of a panel."""

    held_on = DayField(label=gettext_lazy("Day of the meeting"))
    members = forms.CharField(
        label=gettext_lazy("Who sits"), max_length=1000, widget=forms.Textarea,
        help_text=gettext_lazy("One name on each line, the chair first."),
        error_messages={"required": gettext_lazy("Write who sits, one name on each line.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].latest = today  # type: ignore[attr-defined]
        self.fields["held_on"].too_late = _("That day is after today.")  # type: ignore[attr-defined]


class LastedForm(Form):
    """Whether the effect lasted."""

    opened = forms.IntegerField(widget=forms.HiddenInput)
    back = forms.ChoiceField(
        label=gettext_lazy("Is the group back at its usual level?"), widget=forms.RadioSelect,
        choices=[
            (lasting.NOT_BACK, gettext_lazy("No, it is still set back")),
            (lasting.BACK, gettext_lazy("Yes, it is back")),
            (lasting.NOT_KNOWN, gettext_lazy("Not known")),
        ],
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("How it is known"), required=False, max_length=500, widget=forms.Textarea,
        help_text=gettext_lazy("References only, for example log 41."),
    )  # fmt: skip


class QueueFilter(Form):
    """Force, P, how late it was recorded, and what was claimed."""

    words_kept = False
    agency = forms.MultipleChoiceField(
        label=gettext_lazy("Force"), required=False, widget=forms.CheckboxSelectMultiple
    )
    p = forms.MultipleChoiceField(
        label=gettext_lazy("Mainly"), required=False, widget=forms.CheckboxSelectMultiple
    )
    grade = forms.MultipleChoiceField(
        label=gettext_lazy("Claimed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    late = forms.MultipleChoiceField(
        label=gettext_lazy("Recorded"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: dict[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
