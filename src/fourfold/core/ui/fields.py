"""Form fields that Django does not have as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fourfold.core.capability import Words

from . import formats

NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
WORDED = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")


def parse_day(text: str) -> date:
    """The day written as 4/1/2023, 2023-01-04, 4 January 2023 or 4 Ionawr 2023; ValueError in words."""
    tidy = " ".join(text.lower().split())
    found = _day_month_year(tidy)
    try:
        if found:
            return date(found[2], found[1], found[0])
    except ValueError:
        pass
    raise ValueError(_("%(text)s is not a date. Write it like 4/1/2023.") % {"text": text.strip()})


def _day_month_year(tidy: str) -> tuple[int, int, int] | None:
    if found := NUMERIC.fullmatch(tidy):
        return int(found[1]), int(found[2]), int(found[3])
    if found := ISO.fullmatch(tidy):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := WORDED.fullmatch(tidy)) and (month := _month(found[2])):
        return int(found[1]), month, int(found[3])
    return None


def _month(word: str) -> int | None:
    for names in (*formats.MONTHS.values(), *formats.SHORT_MONTHS.values()):
        lowered = [name.lower() for name in names]
        if word in lowered:
            return lowered.index(word) + 1
    return None


class DayInput(forms.DateInput):
    """A day in one box; the page's script adds a calendar to it where scripts run."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime | date):
            return f"{value.day}/{value.month}/{value.year}"
        return None if value in (None, "") else str(value)


class DayField(forms.Field):
    """A day without a time. `latest` and `earliest` are days that the form passes in."""

    widget = DayInput

    def __init__(
        self, *, earliest: date | None = None, latest: date | None = None, too_late: Words = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest, self.too_late = earliest, latest, too_late

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and self.latest and value > self.latest:
            usual = _("Choose %(day)s or earlier.") % {"day": formats.day(self.latest)}
            raise ValidationError(str(self.too_late or usual))
        if value is not None and self.earliest and value < self.earliest:
            raise ValidationError(_("Choose %(day)s or later.") % {"day": formats.day(self.earliest)})
