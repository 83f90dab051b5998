"""The shape of what is entered about threats, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.filters import NOT_CLOSED, NOT_TIER_5
from fourfold.understanding.threats.presenters import KINDS, MODERATION, Words
from fourfold.understanding.threats.rules import is_closed

Choices = list[tuple[Any, Any]]


class FilterForm(Form):
    """What the list can be narrowed by, and the day that it is read as known on."""

    as_of = DayField(label=_("As known on"), required=False)
    kind = forms.MultipleChoiceField(label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple)
    area = forms.MultipleChoiceField(
        label=_("Threat area"), required=False, widget=forms.CheckboxSelectMultiple
    )
    force = forms.MultipleChoiceField(label=_("Owner"), required=False, widget=forms.CheckboxSelectMultiple)
    tier = forms.MultipleChoiceField(label=_("Tier"), required=False, widget=forms.CheckboxSelectMultiple)
    moderation = forms.MultipleChoiceField(
        label=_("Moderation"), required=False, widget=forms.CheckboxSelectMultiple
    )
    phase = forms.MultipleChoiceField(label=_("Phase"), required=False, widget=forms.CheckboxSelectMultiple)
    soc = forms.MultipleChoiceField(label=_("SOC"), required=False, widget=forms.CheckboxSelectMultiple)
    more = forms.MultipleChoiceField(label=_("Only"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, words: Words, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.choices(words, owners).items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def choices(words: Words, owners: Choices) -> dict[str, Choices]:
        """The choices of each filter, in words."""
        return {
            "kind": list(KINDS.items()),
            "area": list(words.areas.items()),
            "force": owners,
            "tier": [(str(tier), str(tier)) for tier in range(1, 6)]
            + [(NOT_TIER_5, _("Not tier 5")), ("none", _("No tier"))],
            "moderation": list(MODERATION.items()),
            "phase": [(NOT_CLOSED, _("Not closed")), *words.phases.items()],
            "soc": [("yes", _("SOC")), ("no", _("Not SOC"))],
            "more": [
                ("prison", _("Prison threats")),
                ("overdue", _("Review overdue")),
                ("unassessed", _("No moderated assessment")),
                ("changed", _("Changed since moderation")),
            ],
        }


class DecisionForm(Form):
    """What every decision on a threat says, whatever it is."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)
    evidence = forms.CharField(label=_("Evidence"), widget=forms.Textarea, max_length=2000,
                               help_text=_("References only, for example log 41. No documents."))  # fmt: skip
    what_becomes = forms.CharField(
        label=_("What becomes of what hangs on the threat"), widget=forms.Textarea, max_length=2000,
        help_text=_("People, plans, operations and intelligence requirements."),
    )  # fmt: skip
    approved_by = forms.ChoiceField(label=_("Approved by"), help_text=_("Somebody else than you."))
    check_on = DayField(label=_("Look again on"))
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, approvers: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approved_by"].choices = [("", _("Choose a person")), *approvers]  # type: ignore[attr-defined]


class ReclassifyForm(DecisionForm):
    """A change of type."""

    to = forms.ChoiceField(label=_("New type"), widget=forms.RadioSelect, choices=list(KINDS.items()))
    subtype = forms.ChoiceField(label=_("What sort of vulnerability"), required=False)
    field_order = ("to", "subtype", "reason", "evidence", "what_becomes", "approved_by", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subtype"].choices = [("", _("Not a vulnerability")), *words.subtypes.items()]  # type: ignore[attr-defined]


class CloseForm(DecisionForm):
    """A closure."""

    to = forms.ChoiceField(label=_("How it closed"), widget=forms.RadioSelect)
    field_order = ("to", "reason", "evidence", "what_becomes", "approved_by", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        closed = [
            (code, label) for code, label in words.phases.items() if "closed" in code and "merged" not in code
        ]
        self.fields["to"].choices = closed  # type: ignore[attr-defined]


class MergeForm(DecisionForm):
    """A merge into another threat."""

    into = forms.CharField(label=_("Reference of the threat that stays"), max_length=20)
    field_order = ("into", "reason", "evidence", "what_becomes", "approved_by", "check_on")


class TransferForm(DecisionForm):
    """A handover to another agency."""

    to = forms.ChoiceField(label=_("Agency that takes it over"))
    field_order = ("to", "reason", "evidence", "what_becomes", "approved_by", "check_on")

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Choose an agency")), *owners]  # type: ignore[attr-defined]


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


class ReopenForm(DecisionForm):
    """A return to an open phase."""

    to = forms.ChoiceField(label=_("Phase"), widget=forms.RadioSelect)
    field_order = ("to", "reason", "evidence", "what_becomes", "approved_by", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still_open = [(code, label) for code, label in words.phases.items() if "closed" not in code]
        self.fields["to"].choices = still_open  # type: ignore[attr-defined]


class PersonForm(Form):
    """Somebody's part in a threat."""

    known = forms.CharField(
        label=_("P-number, if the person is recorded already"), max_length=12, required=False,
        help_text=_("For example P-0000042. Leave it empty for somebody new."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    born_on = DayField(label=_("Date of birth"), required=False)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    category = forms.ChoiceField(label=_("Category in this matter"), widget=forms.RadioSelect)
    possibly_exploited = forms.BooleanField(label=_("May be exploited"), required=False)
    source = forms.CharField(
        label=_("Source"), max_length=120, help_text=_("A reference, for example log 41.")
    )
    confidence = forms.ChoiceField(label=_("Confidence"), widget=forms.RadioSelect)
    starts_on = DayField(label=_("From"), required=False)
    check_outcome = forms.ChoiceField(label=_("Exploitation check: outcome"), required=False)
    check_reason = forms.CharField(
        label=_("Exploitation check: reason"), widget=forms.Textarea, max_length=2000, required=False
    )
    check_review = DayField(label=_("Exploitation check: look again on"), required=False)

    def __init__(self, *args: Any, words: Words, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("role", words.roles),
            ("category", words.categories),
            ("confidence", words.confidences),
            ("check_outcome", {"": _("No check was made"), **words.outcomes}),
        ):
            self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]
        self.fields["born_on"].latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("name") and not given.get("known"):
            self.add_error("name", _("Enter a name, or the P-number of somebody who is recorded already."))
        if given.get("check_outcome") and not (given.get("check_reason") and given.get("check_review")):
            self.add_error("check_reason", _("An exploitation check has a reason and a day to look again."))
        return given


class CompareForm(Form):
    """Two days whose ends are compared."""

    first = DayField(label=_("As known on"))
    second = DayField(label=_("and on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("first") and given.get("first") == given.get("second"):
            self.add_error("second", _("Choose two different days."))
        return given


class MapForm(Form):
    """What the map counts."""

    as_of = DayField(label=_("As known on"), required=False)
    kind = forms.MultipleChoiceField(
        label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(KINDS.items())
    )
    tier = forms.MultipleChoiceField(
        label=_("Tier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(tier), str(tier)) for tier in range(1, 6)],
    )


class EndLinkForm(Form):
    """The end of somebody's part in a threat."""

    ends_on = DayField(label=_("Ended on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=500)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].latest = today  # type: ignore[attr-defined]
