"""Disruptions that wait, and what became of them, in words, tags and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.disruptions.assurance import meetings
from fourfold.tackling.disruptions.presenters import Words

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("threat", gettext_lazy("Threat")),
    Column("agency", gettext_lazy("Force"), sortable=True, phone=False),
    Column("event_on", gettext_lazy("Happened"), sortable=True),
    Column("record_date", gettext_lazy("Record date"), sortable=True, phone=False),
    Column("entered_at", gettext_lazy("Entered"), sortable=True, phone=False),
    Column("main_p", gettext_lazy("P"), sortable=True, phone=False),
    Column("claimed", gettext_lazy("Claimed"), sortable=True),
    Column("assured", gettext_lazy("Assured"), phone=False),
    Column("duplicate", gettext_lazy("Duplicate")),
)


def grade(code: str, words: Words) -> str:
    """An effect, or that nobody claimed one."""
    return words.categories.get(code, code) if code else _("not claimed")


def rows(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], doubles: Mapping[int, int], words: Words
) -> list[Row]:
    """The page's rows, in the order of COLUMNS."""
    return [_row(one, threats.get(one.pk, ()), doubles.get(one.pk, 0), words) for one in found]


def _row(one: Any, threats: Sequence[Any], doubles: int, words: Words) -> Row:
    return Row(
        one.pk,
        (
            Cell(one.reference, url=reverse("disruptions:assure", args=[one.reference])),
            Cell(", ".join(threat.reference for threat in threats) or None),
            Cell(words.agency(one.agency_id)),
            Cell(formats.short_day(one.event_on)),
            Cell(formats.short_day(one.record_date)),
            Cell(formats.short_day(one.entered_at)),
            Cell(words.ps.get(one.main_p)),
            Cell(grade(one.claimed, words)),
            Cell(words.categories.get(one.assured) or _("not yet")),
            Cell(_("may be one") if doubles else _("none seen")),
        ),
    )


def values(
    found: Sequence[Any], threats: Mapping[int, Sequence[Any]], doubles: Mapping[int, int], words: Words
) -> list[list[Any]]:
    """The rows for a file, in the order of COLUMNS."""
    return [
        [
            one.reference,
            ", ".join(threat.reference for threat in threats.get(one.pk, ())),
            words.agency(one.agency_id),
            one.event_on,
            one.record_date,
            one.entered_at,
            words.ps.get(one.main_p),
            grade(one.claimed, words),
            words.categories.get(one.assured, ""),
            _("may be one") if doubles.get(one.pk) else _("none seen"),
        ]
        for one in found
    ]


def decision(one: Any, words: Words) -> str:
    """One decision in a sentence."""
    said = {"who": one.by.name, "day": formats.day(one.at), "grade": words.categories.get(one.grade, "")}
    if one.act == "to_panel":
        return _("%(who)s left it to a panel on %(day)s.") % said
    if one.sitting:
        return _("%(grade)s, decided on %(day)s. %(sitting)s.") % {
            **said,
            "sitting": meetings.in_words(one.sitting),
        }
    return _("%(grade)s, decided by %(who)s on %(day)s.") % said
