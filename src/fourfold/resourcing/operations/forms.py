"""The shape of what is entered about operations, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.resourcing.operations.filters import ENDED, NONE, OPEN

Choices = list[tuple[Any, Any]]


class FilterForm(Form):
    """What the register can be narrowed by, and the day that it is read as known on."""

    words_kept = False
    as_of = DayField(label=_("As known on"), required=False)
    agency = forms.MultipleChoiceField(label=_("Agency"), required=False, widget=forms.CheckboxSelectMultiple)
    level = forms.MultipleChoiceField(label=_("Level"), required=False, widget=forms.CheckboxSelectMultiple)
    state = forms.MultipleChoiceField(
        label=_("Open or ended"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(OPEN, _("Open")), (ENDED, _("Ended"))],
    )  # fmt: skip
    threats = forms.MultipleChoiceField(
        label=_("Only"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(NONE, _("Serves no threat"))],
    )

    def __init__(self, *args: Any, owners: Choices, levels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = owners  # type: ignore[attr-defined]
        self.fields["level"].choices = list(levels.items())  # type: ignore[attr-defined]


class FactsForm(Form):
    """What an operation says of itself."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("For example Operation Larch."))
    sio = forms.CharField(label=_("Senior investigating officer (SIO)"), max_length=120)
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)
    level = forms.ChoiceField(label=_("Level"), widget=forms.RadioSelect)
    why_here = forms.CharField(label=_("Why it was allocated there"), widget=forms.Textarea, max_length=2000)
    financial_investigator = forms.CharField(
        label=_("Financial investigator"), max_length=120, required=False
    )
    no_financial_investigator_because = forms.CharField(
        label=_("Why there is no financial investigator"), max_length=300, required=False,
        help_text=_("Only where none is named above."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Choices, levels: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Not known")), *units]  # type: ignore[attr-defined]
        self.fields["level"].choices = list(levels.items())  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The facts as the actions take them."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("opened", "owner")}
        return {**given, "unit_id": given.pop("unit")}


class AddForm(FactsForm):
    """A new operation."""

    owner = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    starts_on = DayField(label=_("From"))
    field_order = ("name", "owner", "unit", "sio", "level", "why_here", "starts_on")

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "owner_agency_id": self.cleaned_data["owner"]}


class AmendForm(FactsForm):
    """Changes to an operation, with the edition that was opened."""

    opened = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(Form):
    """The last day of an operation."""

    ends_on = DayField(label=_("Last day"))
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].latest = today  # type: ignore[attr-defined]


class ServeForm(Form):
    """Which threat an operation serves, and since when."""

    reference = forms.CharField(
        label=_("Reference of the threat"), max_length=20, help_text=_("For example NW-OCG-0417.")
    )
    starts_on = DayField(label=_("From"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].latest = today  # type: ignore[attr-defined]


class LinkForm(Form):
    """Which operation serves a threat, and since when."""

    operation = forms.TypedChoiceField(label=_("Operation"), coerce=int)
    starts_on = DayField(label=_("From"))

    def __init__(self, *args: Any, operations: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operation"].choices = [("", _("Choose an operation")), *operations]  # type: ignore[attr-defined]
        self.fields["starts_on"].latest = today  # type: ignore[attr-defined]


class StopForm(Form):
    """The last day on which an operation serves a threat."""

    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].latest = today  # type: ignore[attr-defined]


def no_such_threat() -> str:
    """The sentence for a reference that no threat has, or none that whoever entered it may see."""
    return gettext("There is no threat with that reference, or you may not see it. Check the reference.")
