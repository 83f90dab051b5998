"""What the queue can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.forms import Form
from fourfold.understanding.threats.presenters import KINDS

AGAIN = [
    ("first", _("First assessment")),
    ("again", _("Assessed before")),
    ("changed", _("Changed since moderation")),
]
SECONDS = [("with", _("With a second opinion")), ("without", _("Without one"))]


class QueueFilter(Form):
    """Force, type, whether it was assessed before, and whether two have looked."""

    words_kept = False
    force = forms.MultipleChoiceField(label=_("Force"), required=False, widget=forms.CheckboxSelectMultiple)
    kind = forms.MultipleChoiceField(
        label=_("Type"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(KINDS.items())
    )
    again = forms.MultipleChoiceField(
        label=_("Assessed before"), required=False, widget=forms.CheckboxSelectMultiple, choices=AGAIN
    )
    second = forms.MultipleChoiceField(
        label=_("Second opinion"), required=False, widget=forms.CheckboxSelectMultiple, choices=SECONDS
    )

    def __init__(self, *args: Any, forces: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["force"].choices = forces  # type: ignore[attr-defined]
