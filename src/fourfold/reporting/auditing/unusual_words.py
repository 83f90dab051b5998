"""What is unlike somebody, in words: what is usual, this time, and what may explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.access import queries as access
from fourfold.core.access.models import Grant
from fourfold.core.audit.actions import Operation
from fourfold.core.audit.unusual import Finding, Sort
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.auditing.explaining import explanations

COLUMNS = (
    Column("who", gettext_lazy("Who")),
    Column("day", gettext_lazy("Day")),
    Column("what", gettext_lazy("What")),
    Column("usual", gettext_lazy("Usual")),
    Column("this", gettext_lazy("This time")),
    Column("why", gettext_lazy("What may explain it")),
    Column("entries", gettext_lazy("Entries")),
)
WHAT = {
    Sort.READ: gettext_lazy("Rows read in a day"),
    Sort.TAKEN: gettext_lazy("Rows taken out in a day"),
    Sort.OWN_NAME: gettext_lazy("Searches for their own name"),
}
SHOWN_BY = {
    Sort.READ: Operation.CONSULTATION,
    Sort.TAKEN: Operation.DISCLOSURE,
    Sort.OWN_NAME: Operation.CONSULTATION,
}


@dataclass(frozen=True)
class Words:
    """Names and grants of the people of some findings, read once."""

    names: Mapping[int, str]
    grants: Mapping[int, Sequence[Grant]]

    @classmethod
    def of(cls, found: Sequence[Finding], grants: Mapping[int, Sequence[Grant]]) -> Words:
        return cls(access.names(one.person for one in found), grants)


def row(one: Finding, words: Words) -> Row:
    """One finding as a row of the page, in the order of COLUMNS."""
    name = words.names.get(one.person, formats.unknown())
    return Row(one.person, (
        Cell(name, typed=True), Cell(one.day), Cell(WHAT[one.sort]), Cell(usual(one)), Cell(formats.number(one.this)),
        Cell(" ".join(explanations(one, words.grants.get(one.person, ())))),
        Cell(_("See the entries"), url=_entries(one.person, one.day, SHOWN_BY[one.sort])),
    ))  # fmt: skip


def usual(one: Finding) -> str:
    """What this person usually does in a day, by their own 28 days."""
    if one.sort is Sort.OWN_NAME:
        return _("none")
    if one.usual is None:
        return _("not known: too few days")
    return formats.number(one.usual)


def heading(count: int) -> str:
    """The page's heading: never that anything is wrong."""
    said = ngettext("%(count)s thing unlike the person", "%(count)s things unlike the person", count)
    return said % {"count": formats.number(count)}


def _entries(person: int, day: date, operation: Operation) -> str:
    query: dict[str, Any] = {"person": person, "since": day, "until": day, "operation": str(operation)}
    return f"{reverse('auditing:entries')}?{urlencode(query)}"
