"""The shape of what is entered about files and their rows, nothing more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form
from fourfold.data.sources import rules
from fourfold.data.sources.reading.glancing import Glance


class UploadForm(Form):
    """A file, and what it is: whose, under which column map."""

    feed = forms.ChoiceField(label=gettext_lazy("Sender"))
    file = forms.FileField(label=gettext_lazy("File"))
    own = forms.BooleanField(
        label=gettext_lazy("It is a spreadsheet of our own, with other headings: take its rows in as drafts"),
        required=False,
    )

    def __init__(self, *args: Any, feeds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [] if len(feeds) == 1 else [("", _("Choose a sender"))]
        self.fields["feed"].choices = [*first, *feeds]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """A file that comes through a browser; a larger one is cut in two, or loaded where the platform runs."""
        file = self.cleaned_data["file"]
        if file.size > rules.MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than %(limit)s MB. Ask the sender to send it in parts."),
                params={"limit": rules.MOST_BYTES >> 20},
            )
        return file


class MatchForm(Form):
    """Which of our columns each heading of a spreadsheet is: a choice for each, begun with what is proposed."""

    def __init__(
        self,
        *args: Any,
        glance: Glance,
        labels: Mapping[str, str],
        needed: Collection[str],
        proposed: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._headings = glance.headings
        marked = {
            name: _("%(label)s (needed)") % {"label": label}
            for name, label in labels.items()
            if name in needed
        }
        choices = [("", _("Leave out")), *(dict(labels) | marked).items()]
        for place, heading in enumerate(glance.headings):
            if heading:
                self.fields[f"heading_{place}"] = forms.ChoiceField(
                    label=heading,
                    choices=choices,
                    required=False,
                    initial=proposed[place],
                    help_text=_("For example: %(cells)s") % {"cells": "; ".join(glance.examples[place])}
                    if glance.examples[place]
                    else _("Empty in the first rows"),
                )

    @property
    def named(self) -> dict[str, str]:
        """The heading of each of our columns that was chosen."""
        return {
            self.cleaned_data[name]: self._heading(name) for name in self.fields if self.cleaned_data[name]
        }

    def clean(self) -> dict[str, Any]:
        """Each of our columns is chosen once, and at least one of them."""
        taken: dict[str, str] = {}
        for name in self.fields:
            ours = self.cleaned_data.get(name)
            if ours and ours in taken:
                said = _("“%(first)s” is this column already. Choose another, or leave this one out.")
                self.add_error(name, said % {"first": self._heading(taken[ours])})
            elif ours:
                taken[ours] = name
        if not taken and not self.errors:
            self.add_error(None, _("Choose at least one column."))
        return self.cleaned_data

    def _heading(self, name: str) -> str:
        return self._headings[int(name.removeprefix("heading_"))]
