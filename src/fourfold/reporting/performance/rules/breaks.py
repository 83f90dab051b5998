"""Breaks: when a standard, a tool or a practice of recording changed, so that figures before and after are not alike.

A file says them, with days and sources. Where the source gives no day, a break has a window: it happened some time
in it. The recording standard's own changes are read from the standard, so that they are written down once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

FILE = Path(__file__).parent / "breaks.yaml"
STANDARD, TOOL, PRACTICE = "standard", "tool", "practice"
SAYS = {"what", "for", "from", "to", "sentence", "sentence_cy", "source"}
EVERYBODY = "all"


class BreaksWrong(Exception):
    """The file of breaks cannot be used; the text names the entry and what to put right."""


@dataclass(frozen=True)
class Break:
    """What changed, for which agencies (codes; none means for all), and in which window.

    Without `starts_on` the source says no more than that it had happened by `ends_on`.
    """

    what: str
    agencies: tuple[str, ...]
    starts_on: date | None
    ends_on: date
    sentence: str = ""
    sentence_cy: str = ""
    source: str = ""

    @property
    def day(self) -> date | None:
        """The day of the break, where it is known."""
        return self.ends_on if self.starts_on == self.ends_on else None

    def concerns(self, code: str) -> bool:
        """Whether it changed how this agency records."""
        return not self.agencies or code in self.agencies

    def may_fall(self, first: date, last: date) -> bool:
        """Whether it happened, or may have, between two days; both count."""
        return self.ends_on >= first and (self.starts_on is None or self.starts_on <= last)


@cache
def shipped() -> tuple[Break, ...]:
    """The breaks of the file that comes with the platform."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> tuple[Break, ...]:
    """The breaks of a file's text; BreaksWrong says what is not right, and in which entry."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BreaksWrong(_("The file of breaks is no YAML: %(what)s.") % {"what": error}) from error
    if not isinstance(found, list):
        raise BreaksWrong(_("The file of breaks must be a list."))
    return tuple(_break(number, given) for number, given in enumerate(found, start=1))


def of_standard(days: Iterable[tuple[date, date | None]]) -> list[Break]:
    """A break for each day on which a dated standard changed: its rules' first days, and the days after their last.

    The day on which the standard itself begins is none: nothing was recorded before it.
    """
    given = list(days)
    first = {start for start, _end in given}
    after = {date.fromordinal(end.toordinal() + 1) for _start, end in given if end is not None}
    changed = sorted(first | after)[1:]
    return [Break(STANDARD, (), day, day) for day in changed]


def between(found: Iterable[Break], first: date, last: date, codes: Collection[str]) -> list[Break]:
    """The breaks that may fall between two days and concern one of these agencies, the earliest first."""
    fitting = (one for one in found if one.may_fall(first, last) and any(map(one.concerns, codes)))
    return sorted(fitting, key=lambda one: (one.starts_on or date.min, one.ends_on, one.what, one.agencies))


def _break(number: int, given: Any) -> Break:
    entry = given if isinstance(given, dict) else {}
    wrong = [] if entry.get("what") in (STANDARD, TOOL, PRACTICE) else ["what"]
    wrong += [] if _is_whom(entry.get("for")) else ["for"]
    wrong += [] if isinstance(entry.get("to"), date) else ["to"]
    wrong += [] if isinstance(entry.get("from", date.min), date) else ["from"]
    wrong += [key for key in ("sentence", "source") if not isinstance(entry.get(key), str)]
    wrong += sorted(str(key) for key in entry.keys() - SAYS)
    if not wrong and entry.get("from", date.min) > entry["to"]:
        wrong = ["to"]
    if wrong:
        sentence = _("Break %(number)s: “%(name)s” is missing, unknown or has the wrong form.")
        raise BreaksWrong(sentence % {"number": number, "name": wrong[0]})
    whom = () if entry["for"] == EVERYBODY else tuple(entry["for"])
    said = (entry["sentence"], entry.get("sentence_cy", ""), entry["source"])
    return Break(entry["what"], whom, entry.get("from"), entry["to"], *said)


def _is_whom(given: Any) -> bool:
    return given == EVERYBODY or (
        isinstance(given, list) and bool(given) and all(isinstance(each, str) for each in given)
    )
