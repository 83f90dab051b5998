"""Entries, and how the log stands, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.access import queries as access
from fourfold.core.access.roles import roles
from fourfold.core.agencies import presenters as agencies
from fourfold.core.agencies import queries as register
from fourfold.core.audit import standing
from fourfold.core.audit.actions import NATIONAL_DATABASE, Operation
from fourfold.core.audit.reading import Entry
from fourfold.core.reference.presenters import labels
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row

OPERATIONS = {
    Operation.CONSULTATION: gettext_lazy("Read or searched"),
    Operation.DISCLOSURE: gettext_lazy("Taken out: exports, extracts, prints, files"),
    Operation.COLLECTION: gettext_lazy("Collected"),
    Operation.ALTERATION: gettext_lazy("Changed"),
    Operation.COMBINATION: gettext_lazy("Linked"),
    Operation.ERASURE: gettext_lazy("Erased"),
    Operation.REFUSAL: gettext_lazy("Refused"),
    Operation.ACCESS: gettext_lazy("Signing in, roles and permissions"),
    Operation.SILENT: gettext_lazy("Matched a silent record"),
}
SEARCHES = ("threat.find",)  # acts beside which words are kept
COLUMNS = (
    Column("at", gettext_lazy("When")),
    Column("who", gettext_lazy("Who")),
    Column("for_whom", gettext_lazy("For whom"), phone=False),
    Column("did", gettext_lazy("Did")),
    Column("record", gettext_lazy("Record")),
    Column("reason", gettext_lazy("Reason")),
    Column("device", gettext_lazy("Device"), phone=False),
    Column("result", gettext_lazy("Result")),
)
FILE = (
    Column("at", gettext_lazy("When")),
    Column("who", gettext_lazy("Who")),
    Column("role", gettext_lazy("Role")),
    Column("agency", gettext_lazy("Agency")),
    Column("for_whom", gettext_lazy("For whom")),
    Column("operation", gettext_lazy("What was done")),
    Column("act", gettext_lazy("Act")),
    Column("kind", gettext_lazy("Kind")),
    Column("record", gettext_lazy("Record")),
    Column("reason", gettext_lazy("Reason")),
    Column("recipient", gettext_lazy("To whom")),
    Column("purpose", gettext_lazy("For what")),
    Column("device", gettext_lazy("Device")),
    Column("rows", gettext_lazy("Rows")),
)


@dataclass(frozen=True)
class Words:
    """Names of people, agencies and purposes for some entries, read once."""

    people: dict[int, str]
    agencies: dict[int, str]
    codes: dict[str, str]
    purposes: dict[str, str]

    @classmethod
    def of(cls, entries: Iterable[Entry], day: date) -> Words:
        people = access.names(number for one in entries for number in (one.actor, one.for_whom))
        names = agencies.full_names(day)
        codes = {code: names.get(number, code) for code, number in register.codes().items()}
        return cls(
            people, names, codes | {NATIONAL_DATABASE: _("the national database")}, labels("purpose", day)
        )

    def person(self, number: int | None) -> str:
        """Who it was; somebody who was not signed in has no name."""
        return self.people.get(number, formats.unknown()) if number else _("nobody signed in")

    def place(self, one: Entry) -> str:
        """In which role and where."""
        role = str(roles()[one.role].name) if one.role in roles() else one.role
        agency = self.agencies.get(one.agency or 0, "")
        return ", ".join(part for part in (role, agency) if part)

    def sent(self, one: Entry) -> str:
        """To whom it went and for what, where it left the platform."""
        if not one.recipient:
            return ""
        said = {"to": self.codes.get(one.recipient, one.recipient), "for": self.purposes.get(one.purpose, "")}
        return _("To %(to)s: %(for)s") % said if said["for"] else _("To %(to)s") % said


def row(one: Entry, words: Words) -> Row:
    """One entry as a row of the page, in the order of COLUMNS."""
    refused = one.operation == Operation.REFUSAL
    return Row(one.id, (
        Cell(formats.audit_moment(one.at)),
        Cell(words.person(one.actor), typed=bool(one.actor), note=words.place(one)),
        Cell(words.person(one.for_whom), typed=True) if one.for_whom else Cell(_("themselves")),
        Cell(one.act, url=searched(one), typed=True, note=str(OPERATIONS[Operation(one.operation)])),
        Cell(" ".join(filter(None, (one.kind, one.target))) or None, typed=True),
        Cell(one.reason or _("none given"), typed=bool(one.reason), note=words.sent(one)),
        Cell(one.device, typed=True) if one.device else Cell(_("not known")),
        Cell(_("refused") if refused else rows_of(one.rows) if one.rows is not None else _("done")),
    ))  # fmt: skip


def searched(one: Entry) -> str:
    """Where the words of a search are read for a reason; nothing for what is no search."""
    is_search = one.operation == Operation.CONSULTATION and one.act in SEARCHES
    return reverse("auditing:words", args=[one.id]) if is_search else ""


def rows_of(count: int) -> str:
    """How many rows were read, changed or taken."""
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": formats.number(count)}


def values(one: Entry, words: Words) -> list[Any]:
    """One entry as values of a file, in the order of FILE."""
    return [
        one.at, words.person(one.actor), str(roles()[one.role].name) if one.role in roles() else one.role,
        words.agencies.get(one.agency or 0), words.person(one.for_whom) if one.for_whom else _("themselves"),
        str(OPERATIONS[Operation(one.operation)]), one.act, one.kind, one.target or _("none named"),
        one.reason or _("none given"), words.codes.get(one.recipient, one.recipient) or _("does not apply"),
        words.purposes.get(one.purpose, one.purpose) or _("does not apply"), one.device, one.rows,
    ]  # fmt: skip


def chain() -> tuple[str, list[str]]:
    """How far the log is whole, as the first sentence of its page, and what is wrong with it, worst first."""
    found, waits, now = standing.checked(), standing.unsealed(), standing.machine_time()
    return _whole(found, now), list(_alarms(found, waits, now))


def _whole(found: standing.Checked | None, now: datetime) -> str:
    if found is None or found.sealed_at is None:
        return _("Nothing is checked yet.")
    same_day = formats.short_day(found.sealed_at) == formats.short_day(now)
    said = {
        "time": formats.clock(found.sealed_at) if same_day else formats.moment(found.sealed_at),
        "count": formats.number(found.entries),
    }
    return ngettext(
        "Chain whole to %(time)s; %(count)s entry", "Chain whole to %(time)s; %(count)s entries", found.entries
    ) % said  # fmt: skip


def _alarms(found: standing.Checked | None, waits: standing.Unsealed, now: datetime) -> Iterable[str]:
    if found is not None and found.fault:
        yield _(
            "Block %(block)s is not what was sealed, or an entry in it is not. Ask for “fourfold audit verify” now."
        ) % {"block": found.fault}
    if waits.lag(now) > standing.LATE:
        yield _("The seal is late: the oldest entry has waited for %(time)s. See whether a worker runs.") % {
            "time": length(waits.lag(now))
        }
    if found is not None and now - found.at > standing.LATE:
        yield _("The check has stood still for %(time)s. See whether a worker runs.") % {
            "time": length(now - found.at)
        }


def length(time: timedelta) -> str:
    """How long something takes or waits: seconds, minutes or hours."""
    seconds = int(time.total_seconds())
    if seconds < 120:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": formats.number(seconds)}
    if seconds < 7_200:
        return _("%(count)s minutes") % {"count": formats.number(seconds // 60)}
    return _("%(count)s hours") % {"count": formats.number(seconds // 3_600)}


def asked_words(chosen: Sequence[tuple[str, str]]) -> list[str]:
    """What was asked for, a line each, for the cover of a file."""
    return [f"{label}: {value}" for label, value in chosen]
