"""Why people are to stand on paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.forms import Form


class PeopleOnPaperForm(Form):
    """The reason, which the audit keeps."""

    reason = forms.CharField(
        label=_("Why the people are needed on paper"), max_length=500, widget=forms.Textarea,
        help_text=_("For example: briefing for a warrant on 4 January. Do not name a person here."),
        error_messages={"required": _("Say why the people are needed on paper.")},
    )  # fmt: skip
