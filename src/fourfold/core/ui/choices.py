"""What the form macros ask about a Django field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BoundField, ModelChoiceField
from django.utils.translation import gettext as _

from . import formats
from .fields import DayInput


def choices(bound: BoundField) -> list[dict[str, Any]]:
    """The choices of a radio, checkbox or select field as the items of GOV.UK's macros."""
    chosen = _chosen(bound)
    return [
        {"value": value, "text": text, "checked": value in chosen, "selected": value in chosen}
        for value, text in _flat(bound.field.choices)  # type: ignore[attr-defined]
    ]


def attributes(bound: BoundField) -> dict[str, Any]:
    """The attributes of a field's control. Choices that are records, not words, are marked as typed data."""
    typed = {"data-typed": ""} if isinstance(bound.field, ModelChoiceField) else {}
    return {**bound.field.widget.attrs, **typed}


def is_day_input(widget: object) -> bool:
    """Whether a widget asks for a day."""
    return isinstance(widget, DayInput)


def calendar_words() -> dict[str, Any]:
    """The words that the calendar of a day field shows, in the page's language."""
    speech = formats.language()
    return {
        "days": [name.removeprefix("dydd ") for name in formats.WEEKDAYS[speech]],
        "months": formats.MONTHS[speech],
        "choose": _("Choose date"),
        "previousYear": _("Previous year"),
        "previousMonth": _("Previous month"),
        "nextMonth": _("Next month"),
        "nextYear": _("Next year"),
        "select": _("Select"),
        "close": _("Close"),
    }


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {"" if one is None else str(one) for one in values}


def _flat(found: Any) -> Iterator[tuple[str, str]]:
    """Grouped choices lose their group: a group is said in the text of its choices."""
    for value, text in found:
        if isinstance(text, list | tuple):
            yield from _flat(text)
        else:
            yield "" if value is None else str(value), str(text)
