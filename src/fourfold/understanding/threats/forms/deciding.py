"""What a decision that is asked for says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.forms import Choices
from fourfold.understanding.threats.presenters import KINDS, Words


class DecisionForm(Form):
    """What every decision on a threat says, whatever it is."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)
    evidence = forms.CharField(label=_("Evidence"), widget=forms.Textarea, max_length=2000,
                               help_text=_("References only, for example log 41. No documents."))  # fmt: skip
    what_becomes = forms.CharField(
        label=_("What becomes of what hangs on the threat"), widget=forms.Textarea, max_length=2000,
        help_text=_("People, plans, operations and intelligence requirements."),
    )  # fmt: skip
    approver = forms.ChoiceField(
        label=_("Who approves"), help_text=_("Nothing changes until they, or somebody else who may, approve.")
    )
    check_on = DayField(label=_("Look again on"))
    opened = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, approvers: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approver"].choices = [("", _("Choose a person")), *approvers]  # type: ignore[attr-defined]


class ReclassifyForm(DecisionForm):
    """A change of type."""

    to = forms.ChoiceField(label=_("New type"), widget=forms.RadioSelect, choices=list(KINDS.items()))
    subtype = forms.ChoiceField(label=_("What sort of vulnerability"), required=False)
    field_order = ("to", "subtype", "reason", "evidence", "what_becomes", "approver", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subtype"].choices = [("", _("Not a vulnerability")), *words.subtypes.items()]  # type: ignore[attr-defined]


class CloseForm(DecisionForm):
    """A closure."""

    to = forms.ChoiceField(label=_("How it closed"), widget=forms.RadioSelect)
    field_order = ("to", "reason", "evidence", "what_becomes", "approver", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        closed = [
            (code, label) for code, label in words.phases.items() if "closed" in code and "merged" not in code
        ]
        self.fields["to"].choices = closed  # type: ignore[attr-defined]


class ReopenForm(DecisionForm):
    """A return to an open phase."""

    to = forms.ChoiceField(label=_("Phase"), widget=forms.RadioSelect)
    field_order = ("to", "reason", "evidence", "what_becomes", "approver", "check_on")

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still_open = [(code, label) for code, label in words.phases.items() if "closed" not in code]
        self.fields["to"].choices = still_open  # type: ignore[attr-defined]


class MergeForm(DecisionForm):
    """A merge into another threat."""

    into = forms.CharField(label=_("Reference of the threat that stays"), max_length=20)
    field_order = ("into", "reason", "evidence", "what_becomes", "approver", "check_on")


class TransferForm(DecisionForm):
    """A handover to another agency."""

    to = forms.ChoiceField(label=_("Agency that takes it over"))
    field_order = ("to", "reason", "evidence", "what_becomes", "approver", "check_on")

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Choose an agency")), *owners]  # type: ignore[attr-defined]
