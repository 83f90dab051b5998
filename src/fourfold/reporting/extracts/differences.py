"""What differs between two runs, in words, with the reasons that the records show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.extracts import comparing, queries
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.presenters import LABELS, Words, scope_in_words

DIFFERENCES = (
    Column("reference", gettext_lazy("Reference")),
    Column("name", gettext_lazy("Name")),
    Column("owner", gettext_lazy("Owner")),
    Column("came_in", gettext_lazy("Came in")),
    Column("left", gettext_lazy("Left")),
    Column("changed", gettext_lazy("Changed")),
    Column("why", gettext_lazy("Why")),
)
WHY = {
    "late": gettext_lazy("Late entry: it had begun by the first moment"),
    "new": gettext_lazy("New since"),
    "merged": gettext_lazy("Merged"),
    "reclassified": gettext_lazy("Reclassified"),
    "transferred": gettext_lazy("Transferred"),
    "closed or reopened": gettext_lazy("Closed or reopened"),
    "moderated": gettext_lazy("Moderated"),
    "withdrawn": gettext_lazy("No longer moderated"),
    "SOC changed": gettext_lazy("SOC changed"),
    "tier changed": gettext_lazy("Tier changed"),
    "details changed": gettext_lazy("Details changed"),
    "other scope": gettext_lazy("In the scope of one run only"),
    "withheld": gettext_lazy("Not shown to you now"),
}


def other_scopes(first: Run, second: Run, day: date) -> str:
    """What to know of two runs that were made in different scopes; empty when they were not."""
    if set(first.scope) == set(second.scope):
        return ""
    return _(
        "These runs were made in different scopes. First: %(first)s. Second: %(second)s. What only one of them"
        " reaches came in or left for that reason alone."
    ) % {"first": scope_in_words(first, day), "second": scope_in_words(second, day)}


def row(one: comparing.Difference, words: Words) -> Row:
    """A difference in the order of DIFFERENCES."""
    signs = {True: _("yes"), False: _("no")}
    cells = (
        Cell(one.row.reference, url=reverse("threats:threat", args=[one.row.reference])),
        Cell(one.row.name, typed=True),
        Cell(words.said("owner_agency", one.row.owner_agency_id)),
        Cell(signs[one.how == comparing.CAME_IN]),
        Cell(signs[one.how == comparing.LEFT]),
        Cell(changes(one, words) if one.how == comparing.CHANGED else signs[False]),
        Cell("; ".join(str(WHY[reason]) for reason in one.why)),
    )
    return Row(one.record, cells)


def changes(one: comparing.Difference, words: Words) -> str:
    """Which columns differ, each with its words before and after."""
    said = [
        _("%(column)s: %(before)s, now %(after)s") % {
            "column": LABELS.get(name, name),
            "before": _shown(words.said(name, queries.value(one.before, name))),
            "after": _shown(words.said(name, queries.value(one.after, name))),
        }
        for name in one.fields
    ]  # fmt: skip
    return "; ".join(said)


def _shown(said: Any) -> str:
    return formats.short_day(said) if isinstance(said, date) else str(formats.known(said))
