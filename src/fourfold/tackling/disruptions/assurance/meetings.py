"""Who sits on a panel. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from fourfold.core.ui import formats
from fourfold.tackling.disruptions.assurance.assurers import MayNotAssure
from fourfold.tackling.disruptions.rules import Broken

FEWEST = 2


def names(written: str) -> list[str]:
    """The names that somebody wrote, one a line."""
    return [" ".join(line.split()) for line in written.splitlines() if line.strip()]


def check(sitting: Sequence[str], held_on: date, *, today: date) -> None:
    """A panel is several people, each named once, and has met by today."""
    if len({name.casefold() for name in sitting}) != len(sitting):
        raise Broken(_("Somebody is named twice. Name each person once."))
    if len(sitting) < FEWEST:
        raise Broken(_("A panel is at least two people. Write a name on each line."))
    if held_on > today:
        raise Broken(_("That day is after today."))


def check_met(held_on: date, event_on: date) -> None:
    """A panel has not decided what had not happened."""
    if held_on < event_on:
        raise Broken(_("That panel met before the event. Choose the meeting that decides."))


def check_apart(sitting: Sequence[str], leaders: Sequence[str]) -> None:
    """Nobody sits over what they led."""
    for leader in leaders:
        if leader.casefold() in {name.casefold() for name in sitting}:
            raise MayNotAssure(_("%(name)s led this event and cannot decide it.") % {"name": leader})


def kept(held_on: date, sitting: Sequence[str]) -> str:
    """A meeting as it is kept beside each of its decisions: its day, then a name a line, in nobody's language."""
    return "\n".join((held_on.isoformat(), *sitting))


def in_words(kept: str) -> str:
    """A meeting that was kept so, in the reader's language; one that was kept in words is shown as it was."""
    first, *sitting = kept.split("\n")
    try:
        held_on = date.fromisoformat(first)
    except ValueError:
        return kept
    return _("Panel of %(day)s: %(names)s") % {"day": formats.day(held_on), "names": ", ".join(sitting)}
