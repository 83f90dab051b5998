"""The shape of what is entered about files and their rows, nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form
from fourfold.data.sources import rules
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.reading.reasons import Reason

LONG = 80


class UploadForm(Form):
    """A file, and what it is: whose, under which column map."""

    feed = forms.ChoiceField(label=gettext_lazy("Sender"))
    file = forms.FileField(label=gettext_lazy("File"))

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


class MendForm(Form):
    """The cells of a row held back, one box each, and why they are changed."""

    why = forms.CharField(label=gettext_lazy("Why is this right?"), max_length=500,
                          help_text=gettext_lazy("For example: the sender confirmed it by e-mail today."))  # fmt: skip

    def __init__(
        self, *args: Any, headings: Sequence[str], cells: Sequence[str], why: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        for place, heading in enumerate(headings):
            cell = cells[place] if place < len(cells) else ""
            self.fields[f"cell_{place}"] = forms.CharField(
                label=heading or _("Column %(number)s") % {"number": place + 1},
                initial=cell,
                required=False,
                strip=False,
                help_text=why.get(heading, ""),
                widget=forms.Textarea if len(cell) > LONG else forms.TextInput,
            )

    @property
    def questioned(self) -> list[Any]:
        """The boxes of the cells that the row is held back for, first; all of them when it is the whole row."""
        found = [bound for bound in self._cells if bound.help_text or bound.errors]
        return found or self._cells

    @property
    def others(self) -> list[Any]:
        """The boxes of the other cells."""
        questioned = {bound.name for bound in self.questioned}
        return [bound for bound in self._cells if bound.name not in questioned]

    @property
    def cells(self) -> list[str]:
        """The cells as entered, in the order of the file."""
        return [
            self.cleaned_data[f"cell_{place}"].replace("\r\n", "\n") for place in range(len(self.headings))
        ]

    def say(self, reasons: Sequence[Reason]) -> None:
        """Put each reason at its cell."""
        for reason in reasons:
            known = reason.heading in self.headings
            self.add_error(f"cell_{self.headings.index(reason.heading)}" if known else None, str(reason.said))

    @property
    def _cells(self) -> list[Any]:
        return [self[f"cell_{place}"] for place in range(len(self.headings))]


class SettleForm(Form):
    """What becomes of a row that is not mended here."""

    how = forms.ChoiceField(
        label=gettext_lazy("What becomes of this row?"),
        widget=forms.RadioSelect,
        choices=[
            (HeldRow.State.MENDED.value, gettext_lazy("A later file of the sender brought it right")),
            (HeldRow.State.SET_ASIDE.value, gettext_lazy("It shall not be loaded")),
        ],
    )
    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=500)
