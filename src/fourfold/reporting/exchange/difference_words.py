"""The reconciliation in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.exchange import presenters
from fourfold.reporting.exchange.differences import Difference
from fourfold.reporting.exchange.models import Kind, NationalList
from fourfold.reporting.exchange.reconciling import Where

WHERE = {
    Where.HERE: gettext_lazy("Here only"),
    Where.THERE: gettext_lazy("There only"),
    Where.DIFFERENT: gettext_lazy("Different"),
}
DIFFERENCES = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("national", gettext_lazy("National reference"), sortable=True),
    Column("kind", gettext_lazy("Kind"), sortable=True, phone=False),
    Column("agency", gettext_lazy("Agency"), sortable=True, phone=False),
    Column("where", gettext_lazy("Where"), sortable=True),
    Column("apart", gettext_lazy("What differs")),
    Column("since", gettext_lazy("Since"), sortable=True),
)


def difference_row(one: Difference, words: presenters.Words, now: datetime) -> Row:
    """One difference as a row, in the order of DIFFERENCES."""
    cells = (
        _record_cell(one),
        Cell(one.national_reference or _("none"), typed=bool(one.national_reference)),
        Cell(presenters.KINDS[Kind(one.kind)]),
        Cell(words.agency(one.agency)),
        Cell(WHERE[one.where], note=in_the_outbox(one)),
        Cell(apart(one), typed=bool(one.fields)),
        Cell(
            clock.day_of(one.since) if one.since else None,
            note=formats.waited(one.since, now) if one.since else "",
        ),
    )
    return Row(one.key, cells)


def difference_values(one: Difference, words: presenters.Words, now: datetime) -> list[Any]:
    """One difference as values of an export, in the order of DIFFERENCES."""
    return [
        one.reference or None,
        one.national_reference or _("none"),
        str(presenters.KINDS[Kind(one.kind)]),
        words.agency(one.agency),
        str(WHERE[one.where]),
        apart(one),
        one.since,
    ]


def apart(one: Difference) -> str:
    """Field by field what is said here and there."""
    if not one.fields:
        return _("the whole record")
    return "; ".join(
        _("%(heading)s: here %(here)s, there %(there)s") % {
            "heading": heading, "here": _quoted(here), "there": _quoted(there)}
        for heading, here, there in one.fields
    )  # fmt: skip


def _quoted(text: str) -> str:
    return f"“{text}”" if text else _("nothing")


def in_the_outbox(one: Difference) -> str:
    """What is being done about it: where the record stands in the outbox."""
    if one.standing is None:
        return _("not known here")
    return str(presenters.STATES[one.standing.state]).lower()


def _record_cell(one: Difference) -> Cell:
    if one.record:
        return Cell(one.reference, url=presenters.address(one.kind, one.record, one.reference))
    return Cell(one.reference or _("none"))


def loaded(found: list[NationalList], kind: str, words: presenters.Words) -> str:
    """Which list of a kind is loaded, how many rows it has and of when it is."""
    found = [one for one in found if one.kind == kind]
    if not found:
        return _("%(kind)s: no list of the national database is loaded yet.") % {
            "kind": presenters.FILES_OF[Kind(kind)]
        }
    rows, day = sum(one.rows for one in found), formats.day(min(one.loaded_at for one in found))
    said = ngettext(
        "%(kind)s: %(count)s row there, list loaded %(day)s (%(agencies)s).",
        "%(kind)s: %(count)s rows there, list loaded %(day)s (%(agencies)s).",
        rows,
    )
    named = ", ".join(words.agency(one.agency_id) for one in found)
    return said % {
        "kind": presenters.FILES_OF[Kind(kind)],
        "count": formats.number(rows),
        "day": day,
        "agencies": named,
    }
