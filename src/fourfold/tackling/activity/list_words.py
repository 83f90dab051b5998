"""Reports as rows of lists and of exports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.activity import presenters
from fourfold.tackling.activity.rules import State

INBOX = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("what", gettext_lazy("What happened")),
    Column("place", gettext_lazy("Where"), sortable=True),
    Column("happened", gettext_lazy("Happened"), sortable=True),
    Column("told", gettext_lazy("Sent"), sortable=True),
    Column("waiting", gettext_lazy("Age")),
    Column("officer", gettext_lazy("From")),
    Column("state", gettext_lazy("What became of it"), sortable=True),
)
OWN = (
    Column("reference", gettext_lazy("Reference"), sortable=True),
    Column("what", gettext_lazy("What happened")),
    Column("happened", gettext_lazy("Happened"), sortable=True),
    Column("told", gettext_lazy("Sent"), sortable=True),
    Column("state", gettext_lazy("What became of it"), sortable=True),
    Column("answer", gettext_lazy("Answer")),
    Column("settled", gettext_lazy("Answered")),
)
EXPORTED = (
    *(Column(name, label) for name, label in (
        ("reference", gettext_lazy("Reference")), ("what", gettext_lazy("What happened")),
        ("place", gettext_lazy("Where")), ("happened", gettext_lazy("Happened")),
        ("who", gettext_lazy("Who")), ("group", gettext_lazy("Group")), ("told", gettext_lazy("Sent")),
        ("officer", gettext_lazy("From")), ("agency", gettext_lazy("Agency")),
        ("state", gettext_lazy("What became of it")), ("answer", gettext_lazy("Answer")),
        ("became", gettext_lazy("Disruption")), ("settled_by", gettext_lazy("Answered by")),
        ("settled", gettext_lazy("Answered")),
    )),
)  # fmt: skip


def inbox_row(report: Any, words: presenters.Words, url: str, now: datetime) -> Row:
    """One report as a row of the inbox, in the order of INBOX."""
    return Row(
        report.pk,
        (
            Cell(report.reference, url=url),
            Cell(presenters.first_words(report.what), typed=True),
            Cell(report.place or None, typed=True),
            Cell(report.happened_on),
            Cell(report.told_at),
            Cell(formats.waited(report.told_at, now)),
            Cell(words.person(report.told_by_id), typed=True),
            _state(report),
        ),
    )


def own_row(report: Any, url: str) -> Row:
    """One report as a row of its officer's list, in the order of OWN."""
    return Row(
        report.pk,
        (
            Cell(report.reference, url=url),
            Cell(presenters.first_words(report.what), typed=True),
            Cell(report.happened_on),
            Cell(report.told_at),
            _state(report),
            _answer(report),
            Cell(clock.day_of(report.settled_at) if report.settled_at else _("not yet")),
        ),
    )


def values(report: Any, words: presenters.Words) -> list[Any]:
    """One report as values of an export, in the order of EXPORTED."""
    return [
        report.reference, report.what, report.place or None, report.happened_on, report.who or None,
        report.group or None, report.told_at, words.person(report.told_by_id), words.agencies.get(report.agency_id),
        str(presenters.STATES[report.state]), report.answer or None, report.became or None,
        words.person(report.settled_by_id) or None, report.settled_at,
    ]  # fmt: skip


def _answer(report: Any) -> Cell:
    """What was said to the officer; the sentence of what became of it, where nobody added words of their own."""
    if report.answer:
        return Cell(report.answer, typed=True)
    return Cell(_("none yet") if report.state == State.WAITING else _("no words besides"))


def _state(report: Any) -> Cell:
    return Cell(presenters.became(report))
