"""The shape of what is entered about the exchange, nothing more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form
from fourfold.reporting.exchange import difference_words, presenters, receipts
from fourfold.reporting.exchange.models import Kind

Choices = list[tuple[Any, Any]]


class Narrowed(Form):
    """What every list of the exchange can be narrowed by."""

    words_kept = False
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("Kind"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(presenters.KINDS.items()),
    )  # fmt: skip
    agency = forms.MultipleChoiceField(
        label=gettext_lazy("Agency"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = owners  # type: ignore[attr-defined]


class FilterForm(Narrowed):
    """What the outbox can be narrowed by."""

    state = forms.MultipleChoiceField(
        label=gettext_lazy("State"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(presenters.STATES.items()),
    )  # fmt: skip
    only = forms.MultipleChoiceField(
        label=gettext_lazy("Only"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[("refused", gettext_lazy("Refused and not yet accepted"))],
    )  # fmt: skip
    field_order = ("state", "kind", "only", "agency")


class DifferenceForm(Narrowed):
    """What the reconciliation can be narrowed by."""

    where = forms.MultipleChoiceField(
        label=gettext_lazy("Where"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=list(difference_words.WHERE.items()),
    )  # fmt: skip
    field_order = ("where", "kind", "agency")


class WriteForm(Form):
    """Which file is written."""

    kind = forms.ChoiceField(choices=Kind.choices)
    unchanged_too = forms.BooleanField(required=False)


class TakeBackForm(Form):
    """Why a file is taken back."""

    because = forms.CharField(label=gettext_lazy("Why is it taken back?"), max_length=500)


class FromThereForm(Form):
    """A file that came from the national database."""

    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("CSV or XLSX, as the national database gave it.")
    )

    def clean_file(self) -> Any:
        """A file of a size that a page takes."""
        file = self.cleaned_data["file"]
        if file.size > receipts.MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(limit)s MB. Ask for it in parts, a kind or an agency each."),
                params={"limit": receipts.MOST_BYTES >> 20},
            )
        return file


class ReceiptForm(FromThereForm):
    """A receipt of the national database."""


class ListForm(FromThereForm):
    """The national database's own list, and of what."""

    kind = forms.ChoiceField(
        label=gettext_lazy("The list of"), widget=forms.RadioSelect, choices=list(presenters.FILES_OF.items())
    )
    field_order = ("kind", "file")
