"""A value as a cell of a table shows it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from . import formats


def in_cell(value: Any) -> Any:
    """Days as 4 Jan 2023, moments with their minute, numbers with commas, unknown in words; text as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return _time(value.isoformat(), f"{formats.short_day(value)}, {formats.clock(value)}")
    if isinstance(value, date):
        return _time(value.isoformat(), formats.short_day(value))
    if isinstance(value, int | Decimal):
        return f"{value:,}"
    return formats.known(value)


def _time(machine: str, words: str) -> Any:
    return format_html('<time datetime="{}">{}</time>', machine, words)
