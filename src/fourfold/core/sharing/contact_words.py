"""People to contact, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.sharing.presenters import Words
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

COLUMNS = (
    Column("name", gettext_lazy("Person"), sortable=True),
    Column("why", gettext_lazy("Why")),
    Column("about", gettext_lazy("Record"), sortable=True),
    Column("from", gettext_lazy("From")),
    Column("ring", gettext_lazy("Ring")),
    Column("since", gettext_lazy("Since"), sortable=True),
    Column("contacted", gettext_lazy("Contacted"), sortable=True),
)


def values(contact: Any, words: Words) -> list[Any]:
    """One person as values of an export, in the order of COLUMNS."""
    contacted = formats.moment(contact.contacted_at) if contact.contacted_at else _("not yet")
    why = _("%(why)s, under 18") % {"why": contact.why} if contact.child else contact.why
    return [
        contact.name, why, contact.about, words.agency(contact.from_agency_id), contact.ring, contact.since, contacted,
    ]  # fmt: skip


def row(contact: Any, words: Words, url: str) -> Row:
    """One person as a row of the list, in the order of COLUMNS."""
    name, why, about, sender, ring, since, contacted = values(contact, words)
    return Row(
        contact.pk,
        (Cell(name, url=url, typed=True), Cell(why), Cell(about), Cell(sender), Cell(ring, typed=True),
         Cell(formats.short_day(since)), Cell(contacted)),
    )  # fmt: skip
