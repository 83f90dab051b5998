"""What holds of a report of activity. Plain Python: days are given, nothing is read."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

WRITTEN = re.compile(r"[Aa]\W?0*(\d{1,9})")
# Nothing older is told as something an officer did or saw: an earlier year is a slip of the finger.
EARLIEST = date(2000, 1, 1)


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


class State(StrEnum):
    """What became of a report: it waits, it is or becomes a disruption, it is of the event of one that stands, it waits
    for a plan, it was answered."""

    WAITING = "waiting"
    DISRUPTION = "disruption"
    SAME_EVENT = "same_event"
    PLAN = "plan"
    ANSWERED = "answered"


# Where one of these has a reference, a disruption stands for the report.
STANDING = (State.DISRUPTION, State.SAME_EVENT)


def reference(number: int) -> str:
    """The reference of the report of this number, such as A-000417."""
    return f"A-{number:06d}"


def number(written: str) -> int | None:
    """The number in a reference as people write it (A-000417, a417); None where there is none."""
    found = WRITTEN.fullmatch(written.strip())
    return int(found[1]) if found else None


def check_told(what: str, happened_on: date, today: date) -> None:
    """A report says what happened, and on a day that has come."""
    if not what.strip():
        raise Broken(_("Say what happened."))
    if happened_on > today:
        raise Broken(_("That day is after today."))


def check_open(state: str, became: str) -> None:
    """An answer may be given anew until a disruption stands for the report."""
    if state in STANDING and became:
        raise Broken(
            _("This report became %(reference)s. What is to be changed, change there.")
            % {"reference": became}
        )


def check_settled(state: str, answer: str, became: str) -> None:
    """Whoever reported is told something: a reason why not, or which disruption it is."""
    if state not in set(State) - {State.WAITING}:
        raise Broken(_("Choose what becomes of the report."))
    if state == State.ANSWERED and not answer.strip():
        raise Broken(_("Say why not, for the officer who reported it."))
    if state == State.DISRUPTION and not (answer.strip() or became.strip()):
        raise Broken(_("Say which disruption it becomes, or give its reference."))
    if state == State.SAME_EVENT and not became.strip():
        raise Broken(_("Give the reference of the disruption that is of the same event."))
    if state not in STANDING and became.strip():
        raise Broken(
            _("A reference belongs to a report that becomes a disruption. Choose that, or leave it out.")
        )
