"""The shape of what is entered about a row that was held back: mended, chosen, or settled in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.forms import Form
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.reading.reasons import Reason
from fourfold.data.sources.stands import Chosen

LONG = 80


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


class ChooseForm(Form):
    """Of each column that was changed here and by the sender: which of the two stands from now on."""

    why = forms.CharField(label=gettext_lazy("Why is this right?"), max_length=500)

    def __init__(self, *args: Any, clashes: Sequence[Reason], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._here = {str(one.said.details["column"]): str(one.said.details["here"]) for one in clashes}
        for one in clashes:
            column = str(one.said.details["column"])
            self.fields[f"column_{column}"] = forms.ChoiceField(
                label=one.heading or column,
                widget=forms.RadioSelect,
                choices=[
                    (
                        "here",
                        _("Keep what stands here: %(words)s") % {"words": self._here[column] or _("nothing")},
                    ),
                    ("file", _("Take what the file says: %(words)s") % {"words": one.found}),
                ],
            )
        self.order_fields([*(name for name in self.fields if name != "why"), "why"])

    @property
    def chosen(self) -> Chosen:
        """What was chosen, with what stood here as it was read."""
        ways = {column: self.cleaned_data[f"column_{column}"] for column in self._here}
        here, file = (
            {column: self._here[column] for column in ways if ways[column] == way} for way in ("here", "file")
        )
        return Chosen(here, file)


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
