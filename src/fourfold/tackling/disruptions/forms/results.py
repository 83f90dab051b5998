"""What came of an event, one result a row."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.forms import Form
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.presenters import Words


class OutcomeForm(Form):
    """One result; one without a kind and an amount is none."""

    kind = forms.ChoiceField(label=_("Result"), required=False)
    amount = forms.DecimalField(
        label=_("How much"), required=False, max_digits=14, decimal_places=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("Write how much as a number, for example 2 or 0.5.")},
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose a result")), *words.outcomes()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = given.get("amount") is not None and "amount" not in self.errors
        if said and not given.get("kind"):
            self.add_error("kind", _("Choose what this is how much of."))
        if given.get("kind") and not said and "amount" not in self.errors:
            self.add_error("amount", _("Say how much, or choose no result."))
        return given

    def outcome(self) -> rules.Outcome | None:
        """The result, or None where none was given."""
        given = self.cleaned_data
        if not given.get("kind"):
            return None
        kind, _dot, drug_class = given["kind"].partition(".")
        return rules.Outcome(kind, given["amount"], drug_class, given["note"])
