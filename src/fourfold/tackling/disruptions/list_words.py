"""Disruptions as rows of their list and of its exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.disruptions.presenters import Words, state

COLUMNS = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("threats", gettext_lazy("Threats")),
    Column("agency", gettext_lazy("Agency"), sortable=True, phone=False),
    Column("event_on", gettext_lazy("Happened"), sortable=True),
    Column("record_date", gettext_lazy("Record date"), sortable=True, phone=False),
    Column("main_p", gettext_lazy("Mainly"), sortable=True),
    Column("role", gettext_lazy("Role"), sortable=True, phone=False),
    Column("claimed", gettext_lazy("Effect claimed"), sortable=True, phone=False),
    Column("assured", gettext_lazy("Assured"), sortable=True),
    Column("standing", gettext_lazy("Standing"), sortable=True, phone=False),
)


def row(
    disruption: Any, against: Sequence[Any], words: Words, url: str, threat_url: Callable[[str], str]
) -> Row:
    """One disruption as a row of the list, in the order of COLUMNS."""
    cells = (
        Cell(disruption.reference, url=url, note=state(disruption)),
        Cell(_linked([one.reference for one in against], threat_url) or none(disruption)),
        Cell(words.agency(disruption.agency_id)),
        Cell(disruption.event_on),
        Cell(disruption.record_date),
        Cell(words.ps.get(disruption.main_p)),
        Cell(words.roles.get(disruption.role)),
        Cell(words.categories.get(disruption.claimed)),
        Cell(words.categories.get(disruption.assured) or _("not yet")),
        Cell(words.standings.get(disruption.standing)),
    )
    return Row(disruption.pk, cells)


def values(disruption: Any, against: Sequence[Any], words: Words) -> list[Any]:
    """One disruption as values of an export, in the order of COLUMNS."""
    return [
        disruption.reference,
        ", ".join(one.reference for one in against),
        words.agency(disruption.agency_id),
        disruption.event_on,
        disruption.record_date,
        words.ps.get(disruption.main_p),
        words.roles.get(disruption.role),
        words.categories.get(disruption.claimed),
        words.categories.get(disruption.assured),
        "; ".join(filter(None, (words.standings.get(disruption.standing), state(disruption)))),
    ]


def none(disruption: Any) -> str:
    """What stands where no threat is shown."""
    return _("not attached yet") if getattr(disruption, "threats_given", None) else _("none shown to you")


def _linked(found: Sequence[str], url: Callable[[str], str]) -> str:
    """References as links, none of them broken over two lines."""
    links = format_html_join(
        ", ", '<a class="govuk-link ff-table__first" href="{}">{}</a>', ((url(one), one) for one in found)
    )
    return format_html("<span>{}</span>", links) if found else ""
