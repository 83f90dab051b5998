"""What differs between two runs, in words, with the reasons that the records show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.reporting.extracts import comparing
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.presenters import Words, scope_in_words
from fourfold.reporting.extracts.records import Records
from fourfold.reporting.extracts.records.shape import value

BEFORE = {
    comparing.LATE: gettext_lazy("Late entry: it had begun by the first moment"),
    comparing.NEW: gettext_lazy("New since"),
}
AFTER = {
    comparing.DETAILS: gettext_lazy("Details changed"),
    comparing.OTHER_SCOPE: gettext_lazy("In the scope of one run only"),
    comparing.WITHHELD: gettext_lazy("Not shown to you now"),
}


def reasons(of: Records) -> dict[str, Any]:
    """Every reason that a comparison of such records can give, in words."""
    return {**BEFORE, **{name: reason.label for name, reason in of.reasons.items()}, **AFTER}


def columns(of: Records) -> tuple[Column, ...]:
    """The columns of a comparison of such records."""
    return (
        Column("reference", of.label("reference")),
        Column("name", of.label(of.name)),
        Column("owner", of.label(of.owner)),
        Column("came_in", _("Came in")),
        Column("left", _("Left")),
        Column("changed", _("Changed")),
        Column("why", _("Why")),
    )


def other_scopes(first: Run, second: Run, day: date) -> str:
    """What to know of two runs that were made in different scopes; empty when they were not."""
    if set(first.scope) == set(second.scope):
        return ""
    return _(
        "These runs were made in different scopes. First: %(first)s. Second: %(second)s. What only one of them"
        " reaches came in or left for that reason alone."
    ) % {"first": scope_in_words(first, day), "second": scope_in_words(second, day)}


def row(one: comparing.Difference, words: Words) -> Row:
    """A difference in the order of the columns."""
    of, signs = words.records, {True: _("yes"), False: _("no")}
    why = reasons(of)
    cells = (
        Cell(one.row.reference, url=of.page_of(one.row)),
        Cell(value(one.row, of.name), typed=True),
        Cell(words.said(of.owner, value(one.row, of.owner))),
        Cell(signs[one.how == comparing.CAME_IN]),
        Cell(signs[one.how == comparing.LEFT]),
        Cell(changes(one, words) if one.how == comparing.CHANGED else signs[False]),
        Cell("; ".join(str(why[reason]) for reason in one.why)),
    )
    return Row(one.record, cells)


def changes(one: comparing.Difference, words: Words) -> str:
    """Which columns differ, each with its words before and after."""
    said = [
        _("%(column)s: %(before)s, now %(after)s") % {
            "column": words.records.label(name),
            "before": _shown(words.said(name, value(one.before, name))),
            "after": _shown(words.said(name, value(one.after, name))),
        }
        for name in one.fields
    ]  # fmt: skip
    return "; ".join(said)


def _shown(said: Any) -> str:
    return formats.short_day(said) if isinstance(said, date) else str(formats.known(said))
