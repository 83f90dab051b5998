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
from fourfold.core.ui import formats
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
