"""Reports in words, tags and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import queries as people
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.tackling.activity.rules import State

# Words of a list's cell; the report's page has all of them.
FIRST_WORDS = 140
STATES = {
    State.WAITING: gettext_lazy("Waiting for the co-ordinator"),
    State.DISRUPTION: gettext_lazy("It becomes a disruption"),
    State.SAME_EVENT: gettext_lazy("It is the same event as a disruption that stands"),
    State.PLAN: gettext_lazy("It waits to be added to a plan"),
    State.ANSWERED: gettext_lazy("Answered"),
}
TAGS = {
    State.WAITING: "submitted", State.DISRUPTION: "done", State.SAME_EVENT: "done", State.PLAN: "in_progress",
    State.ANSWERED: "closed",
}  # fmt: skip
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


@dataclass(frozen=True)
class Words:
    """The names of people and agencies that a page of reports shows, read once."""

    people: dict[int, str]
    agencies: dict[int, str]

    @classmethod
    def of(cls, reports: Iterable[Any], day: date, *, known: datetime | None = None) -> Words:
        found = list(reports)
        numbers = {one.told_by_id for one in found} | {one.settled_by_id for one in found}
        return cls(people.names(numbers), agencies.full_names(day, known=known))

    def person(self, number: int | None) -> str:
        return self.people.get(number or 0, "")


def inbox_row(report: Any, words: Words, url: str, now: datetime) -> Row:
    """One report as a row of the inbox, in the order of INBOX."""
    return Row(
        report.pk,
        (
            Cell(report.reference, url=url),
            Cell(first_words(report.what), typed=True),
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
            Cell(first_words(report.what), typed=True),
            Cell(report.happened_on),
            Cell(report.told_at),
            _state(report),
            _answer(report),
            Cell(clock.day_of(report.settled_at) if report.settled_at else _("not yet")),
        ),
    )


def values(report: Any, words: Words) -> list[Any]:
    """One report as values of an export, in the order of EXPORTED."""
    return [
        report.reference, report.what, report.place or None, report.happened_on, report.who or None,
        report.group or None, report.told_at, words.person(report.told_by_id), words.agencies.get(report.agency_id),
        str(STATES[report.state]), report.answer or None, report.became or None,
        words.person(report.settled_by_id) or None, report.settled_at,
    ]  # fmt: skip


def facts(report: Any, words: Words) -> list[tuple[str, Any]]:
    """What was told, as the page of a report shows it."""
    return [
        (_("What happened"), report.what),
        (_("Where"), report.place),
        (_("Happened"), formats.day(report.happened_on)),
        (_("Who"), report.who),
        (_("Group"), report.group),
        (_("From"), _("%(person)s, %(agency)s") % {
            "person": words.person(report.told_by_id), "agency": words.agencies.get(report.agency_id, ""),
        }),
        (_("Sent"), formats.moment(report.told_at)),
    ]  # fmt: skip


def became(report: Any) -> str:
    """What became of a report, in a sentence."""
    if report.became and report.state == State.SAME_EVENT:
        return _("It is the same event as %(reference)s, which stands already") % {"reference": report.became}
    if report.became:
        return _("It stands as %(reference)s") % {"reference": report.became}
    return str(STATES[report.state])


@dataclass(frozen=True)
class Event:
    """One entry of a report's history, as the timeline shows it."""

    moment: datetime
    by: str
    title: str
    text: str = ""
    url: str = ""


def events(versions: list[Any]) -> list[Event]:
    """What happened to a report, the newest first."""
    names = people.names({one.recorded_by for one in versions})
    return list(reversed(list(_events(versions, lambda one: names.get(one.recorded_by or 0, "")))))


def _events(versions: list[Any], by: Callable[[Any], str]) -> Iterator[Event]:
    for first in versions[:1]:
        yield Event(first.recorded_from, by(first), _("Reported"))
    for _was, now in pairwise(versions):
        yield Event(now.recorded_from, by(now), became(now), now.answer)


def first_words(text: str) -> str:
    """The beginning of a text, with a sign where it goes on."""
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= FIRST_WORDS else tidy[: FIRST_WORDS - 1].rstrip() + "…"


def _answer(report: Any) -> Cell:
    """What was said to the officer; the sentence of what became of it, where nobody added words of their own."""
    if report.answer:
        return Cell(report.answer, typed=True)
    return Cell(_("none yet") if report.state == State.WAITING else _("no words besides"))


def _state(report: Any) -> Cell:
    return Cell(became(report))
