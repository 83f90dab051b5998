"""The sample list of the gallery of components, with its filters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import formats, lists
from .forms import Form
from .lists import Cell, Chip, Column, ListPage, Row, Sort

COLUMNS = (
    Column("reference", _("Reference"), sortable=True),
    Column("name", _("Name"), sortable=True),
    Column("type", _("Type")),
    Column("tier", _("Tier"), sortable=True),
    Column("risk", _("Risk"), sortable=True, numeric=True),
    Column("confidence", _("Confidence")),
    Column("state", _("Moderation")),
    Column("review", _("Review"), sortable=True),
)
THREATS = (
    ("NW-OCG-0417", "Op Larch", _("Group"), 2, 48, _("Low"), "reopened", date(2023, 1, 9)),
    ("NW-VUL-0032", "Line Tern", _("Vulnerability"), 3, 31, _("Medium"), "moderated", date(2023, 2, 20)),
    ("CH-SPI-0108", "Op Alder", _("Priority individual"), 1, 66, _("High"), "submitted", date(2022, 12, 30)),
    ("ME-OCG-0290", "Op Quartz", _("Group"), None, None, _("Low"), "returned", None),
)


class FilterForm(Form):
    """The filters of the sample list: coded values only, since a filter stands in the address."""

    words_kept = False
    type = forms.ChoiceField(
        label=_("Type"),
        required=False,
        choices=[("", _("Any")), ("group", _("Group")), ("vul", _("Vulnerability"))],
    )
    tier = forms.MultipleChoiceField(
        label=_("Tier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", _("Tier 1")), ("2", _("Tier 2")), ("3", _("Tier 3"))],
    )


def page(request: HttpRequest, today: date) -> ListPage:
    """The sample list, sorted as the address asks; its filters and its pages lead nowhere."""
    sort = lists.asked(request.GET, COLUMNS, Sort("reference")).sort
    chips = (
        Chip(_("Moderated"), lists.without(request, "state", "moderated")),
        Chip(_("Not Tier 5"), lists.without(request, "tier", "5")),
        Chip(_("North Wales"), lists.without(request, "force", "nw")),
    )
    return ListPage(
        heads=lists.heads(request, COLUMNS, sort),
        rows=[_row(index, threat, today) for index, threat in enumerate(THREATS)],
        total=938,
        next_url=lists.address(request, after=lists.token(sort, len(THREATS))),
        previous_url=lists.address(request, before=lists.token(sort, 0)),
        chips=chips,
        clear_url=lists.cleared(request, ["state", "tier", "force"]),
    )


def _row(index: int, threat: tuple[Any, ...], today: date) -> Row:
    reference, name, kind, tier, risk, confidence, state, review = threat
    late = formats.due(review, today) if review and review < today else ""
    cells = (
        Cell(reference, url="#", typed=True),
        Cell(name, typed=True),
        Cell(kind),
        Cell(tier),
        Cell(risk),
        Cell(confidence),
        Cell("", tag=state),
        Cell(review, note=late),
    )
    return Row(index, cells)
