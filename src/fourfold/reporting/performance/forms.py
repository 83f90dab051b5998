"""The shape of what is asked of the page, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form
from fourfold.reporting.performance.asked import EVENT, RECORD

FIRST_YEAR = 2000
ASKS = ("year", "year_of", "first", "second")
YEARS = {EVENT: gettext_lazy("when it happened"), RECORD: gettext_lazy("its record date")}


class AskForm(Form):
    """The year of the events and the two days; what is left empty is as it is first shown."""

    words_kept = False
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, widget=forms.TextInput)
    year_of = forms.ChoiceField(
        label=gettext_lazy("It is the year of"),
        required=False,
        choices=list(YEARS.items()),
        error_messages={"invalid_choice": gettext_lazy("Choose an answer to “It is the year of”.")},
    )
    first = DayField(label=gettext_lazy("As known on"), required=False)
    second = DayField(label=gettext_lazy("and on"), required=False)

    def __init__(self, *args: Any, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest
        for name in ("first", "second"):
            self.fields[name].latest = latest  # type: ignore[attr-defined]
        self.fields["year"].error_messages["invalid"] = self._which_year()
        self.fields["year"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and not FIRST_YEAR <= year <= self.latest.year:
            raise forms.ValidationError(self._which_year())
        return year

    def _which_year(self) -> str:
        return _("Write a year from %(first)s to %(last)s, such as 2022.") % {
            "first": FIRST_YEAR, "last": self.latest.year,
        }  # fmt: skip
