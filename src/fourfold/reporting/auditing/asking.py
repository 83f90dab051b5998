"""What an auditor asks for: from an address and back, and in words. No name and no word of a reason stands in one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fourfold.core.access.models import User
from fourfold.core.audit.actions import Operation
from fourfold.core.audit.reading import Asked, Reach
from fourfold.core.history import clock
from fourfold.core.ui import formats, lists
from fourfold.core.ui.lists import Chip
from fourfold.core.ui.narrowing import numbers
from fourfold.reporting.auditing import people
from fourfold.reporting.auditing.forms import SearchForm
from fourfold.reporting.auditing.words import OPERATIONS

WORDS = "audit_words"  # the session keeps the words of a reason that were looked for
FIRST_SHOWN = timedelta(days=6)
FOUND_BY = lists.Sort("at", descending=True)


def address(given: dict[str, Any]) -> str:
    """The query of what a form asked for, in numbers, codes, references and days."""
    person: User | None = given["person"]
    said = [
        *([("person", str(person.pk))] if person else []),
        *((name, given[name]) for name in ("record", "device") if given[name]),
        *((name, given[name].isoformat()) for name in ("since", "until") if given[name]),
        *(("operation", one) for one in given["operation"]),
        *([("words", "1")] if given["words"] else []),
    ]
    return urlencode(said)


def form_of(request: Any) -> SearchForm:
    """The form with what the address asks for; the last seven days where it asks for nothing."""
    reach, query = request.viewer.audits, request.GET
    person = next((people.person(one, reach) for one in numbers([query.get("person", "")])), None)
    today = clock.day_of(request.at)
    usual = {"since": today - FIRST_SHOWN, "until": today} if not query.get("record") else {}
    days = {name: _day(query.get(name, "")) or usual.get(name) for name in ("since", "until")}
    return SearchForm(
        {
            # A number that is nobody's here stays one: else all entries would be shown for it.
            "person": person.sign_in_name if person else query.get("person", ""),
            "record": query.get("record", ""),
            "device": query.get("device", ""),
            "operation": query.getlist("operation"),
            "words": request.session.get(WORDS, "") if query.get("words") else "",
            **days,
        },
        reach=reach,
    )


def asked(given: dict[str, Any], place: lists.Asked | None = None) -> Asked:
    """What a valid form asks for, from a place in the list."""
    since, until = given["since"], given["until"]
    return Asked(
        person=given["person"].pk if given["person"] else None,
        record=given["record"],
        operations=tuple(Operation(one) for one in given["operation"]),
        device=given["device"],
        words=given["words"],
        since=_begin(since) if since else None,
        until=_begin(until + timedelta(days=1)) if until else None,
        after=_number(place.after) if place else None,
        before=_number(place.before) if place else None,
    )


def chips(request: Any, given: dict[str, Any]) -> list[Chip]:
    """What is asked for besides the days, each with the address without it."""
    person = given["person"]
    single = [("person", person.name if person else ""), ("record", given["record"]), ("device", given["device"]),
              ("words", _("words in the reason") if given["words"] else "")]  # fmt: skip
    return [
        *(Chip(value, lists.without(request, name)) for name, value in single if value),
        *(
            Chip(OPERATIONS[Operation(one)], lists.without(request, "operation", one))
            for one in given["operation"]
        ),
    ]


def in_words(given: dict[str, Any]) -> list[str]:
    """What was asked for, for the cover of a file."""
    person = given["person"]
    single = [
        (_("Person"), person.name if person else ""),
        (_("Record"), given["record"]),
        (_("Device"), given["device"]),
        (_("First day"), formats.day(given["since"]) if given["since"] else ""),
        (_("Last day"), formats.day(given["until"]) if given["until"] else ""),
        (_("What was done"), "; ".join(str(OPERATIONS[Operation(one)]) for one in given["operation"])),
        (_("Words in the reason"), _("given") if given["words"] else ""),
    ]
    return [f"{label}: {value}" for label, value in single if value]


def reach_in_words(reach: Reach) -> str:
    """Whose entries the page shows."""
    if reach.nobodys:
        return _("Entries of every agency of the region, and of whoever was not signed in.")
    return _("Entries of your own agency.")


def _day(written: str) -> date | str:
    """A day of the address as the form shows it; what is none is left to the form to refuse."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return written


def _begin(day: date) -> datetime:
    return clock.end_of(day - timedelta(days=1)) + timedelta(microseconds=1)


def _number(place: int | str | None) -> int | None:
    return place if isinstance(place, int) else None
