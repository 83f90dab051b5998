"""What somebody says of an event: recording it, amending it, withdrawing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.tackling.disruptions.presenters import Words

Choices = list[tuple[Any, Any]]
MOST_WORDS = 4000
MOST_REFERENCES = 2000  # characters of them together: a file may give many
LONGEST_REFERENCE = 60  # as the column has it
TOO_LATE = _("Event date is after today.")


class RecordForm(Form):
    """What a co-ordinator says of an event: seven fields, two of them required."""

    what = forms.CharField(label=_("What happened?"), widget=forms.Textarea, max_length=MOST_WORDS)
    threat = forms.CharField(
        label=_("Threat"),
        required=False,
        max_length=MOST_REFERENCES,
        help_text=_("Its reference, for example NW-OCG-0417; several with commas between them."),
    )
    event_on = DayField(label=_("When"), too_late=TOO_LATE)
    main_p = forms.ChoiceField(label=_("Mainly"), widget=forms.RadioSelect)
    claimed = forms.ChoiceField(
        label=_("Effect claimed"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Leave it blank, and whoever assures it decides."),
    )
    could_after = forms.CharField(
        label=_("What could they not do afterwards?"),
        required=False,
        widget=forms.Textarea,
        max_length=MOST_WORDS,
    )
    lead = forms.TypedChoiceField(label=_("Lead"), coerce=int)

    def __init__(self, *args: Any, words: Words, leads: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["main_p"].choices = list(words.ps.items())  # type: ignore[attr-defined]
        self.fields["claimed"].choices = list(words.categories.items())  # type: ignore[attr-defined]
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]
        self.fields["event_on"].latest = today  # type: ignore[attr-defined]

    def facts(self, agency_id: int) -> dict[str, Any]:
        """The facts as the actions take them: whoever did not lead supported whoever did."""
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("threat", "lead", "opened", "people")
        }
        led = self.cleaned_data["lead"] or None
        return given | {
            "role": "lead" if led == agency_id else "support",
            "benefits_id": None if led == agency_id else led,
        }

    def clean_threat(self) -> str:
        """References that there is room for: the rest of a longer one would be lost."""
        written: str = self.cleaned_data["threat"]
        if any(len(one) > LONGEST_REFERENCE for one in parted(written)):
            sentence = _("A reference has at most %(most)s characters. Put a comma between two references.")
            raise forms.ValidationError(sentence, params={"most": LONGEST_REFERENCE})
        return written

    def references(self) -> list[str]:
        """The references of threats as they were written."""
        return parted(self.cleaned_data["threat"])


class AmendForm(RecordForm):
    """Everything that may be amended, with the edition that was opened."""

    event_ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Only where it went on for more than a day.")
    )
    place = forms.CharField(label=_("Where"), required=False, max_length=200)
    could_before = forms.CharField(
        label=_("What could they do before?"), required=False, widget=forms.Textarea, max_length=MOST_WORDS
    )
    expected_length = forms.ChoiceField(label=_("How long it is expected to last"), required=False)
    further_ps = forms.MultipleChoiceField(
        label=_("Besides"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tactics = forms.MultipleChoiceField(
        label=_("Tactics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    evidence = forms.CharField(
        label=_("References of the evidence"), required=False, widget=forms.Textarea, max_length=MOST_WORDS
    )
    people = forms.CharField(
        label=_("People concerned"),
        required=False,
        max_length=MOST_REFERENCES,
        help_text=_("Their references, for example P-0000042; several with commas between them."),
    )
    apmis_reference = forms.CharField(label=_("Reference on APMIS"), required=False, max_length=60)
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Words, stands: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        self.fields["event_ends_on"].latest = self.fields["event_on"].latest  # type: ignore[attr-defined]
        # What a sender wrote in words of its own may stay, and so may support of nobody knows whom.
        if stands is not None and stands.role == "support" and stands.benefits_id is None:
            lead: Any = self.fields["lead"]
            lead.choices, lead.required = [("", _("Not known")), *lead.choices], False
        own_tactics = {one: one for one in stands.tactics} if stands is not None else {}
        own_length = {stands.expected_length: stands.expected_length} if stands is not None else {}
        lengths = (own_length | words.lengths | {"": _("Not known")}).items()
        self.fields["expected_length"].choices = list(lengths)  # type: ignore[attr-defined]
        self.fields["further_ps"].choices = list(words.ps.items())  # type: ignore[attr-defined]
        self.fields["tactics"].choices = list((own_tactics | words.tactics).items())  # type: ignore[attr-defined]

    def clean_event_ends_on(self) -> date | None:
        """A last day that is the first says nothing more."""
        last: date | None = self.cleaned_data["event_ends_on"]
        return None if last == self.cleaned_data.get("event_on") else last

    def person_references(self) -> list[str]:
        """The references of people as they were written."""
        return parted(self.cleaned_data["people"])


def parted(written: str) -> list[str]:
    """References that were written with commas or ends of lines between them."""
    return [one.strip() for one in written.replace("\n", ",").split(",") if one.strip()]


class OpenedForm(Form):
    """The edition that was opened, for a form whose fields are elsewhere."""

    opened = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(OpenedForm):
    """Why a record is taken back."""

    reason = forms.CharField(label=_("Why it is withdrawn"), widget=forms.Textarea, max_length=500)
