"""Two days of a threat."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from fourfold.core.ui.fields import DayField
from fourfold.core.ui.forms import Form


class CompareForm(Form):
    """Two days whose ends are compared."""

    words_kept = False
    first = DayField(label=_("First day"))
    second = DayField(label=_("Second day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("first") and given.get("first") == given.get("second"):
            self.add_error("second", _("Choose two different days."))
        return given
