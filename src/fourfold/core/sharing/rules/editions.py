"""What holds of editions: what must be said before one goes, until when it is used, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.ui import formats

# What was decided about a copy whose record changed.
CORRECTED, WITHDRAWN, KEPT = "corrected", "withdrawn", "kept"
MOST_RECIPIENTS = 40
LONGEST = 200


class State(StrEnum):
    """Where an edition stands: it waits for a second person, it went, or it never will."""

    WAITING = "waiting"
    GONE = "gone"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """How it went: as an edition on the platform, or by word in a meeting."""

    WRITTEN = "written"
    SPOKEN = "spoken"


def people(written: str) -> list[str]:
    """The people who receive: one a line, each once."""
    found = [" ".join(line.split()) for line in written.splitlines()]
    return list(dict.fromkeys(line for line in found if line))


def check_recipients(recipients: Collection[str]) -> None:
    """Somebody receives it, and each is a person or a post."""
    if not recipients:
        raise Broken(_("Name at least one person who receives it."))
    if len(recipients) > MOST_RECIPIENTS:
        raise Broken(_("That is more than forty people. Choose those who need it."))
    if any(len(one) > LONGEST for one in recipients):
        raise Broken(_("Write one person in a line, with their post."))


def check_something(parts: Sequence[Any]) -> None:
    """An edition without a part tells nothing."""
    if not parts:
        raise Broken(_("Choose at least one part that goes."))


def check_until(use_until: date, today: date, agreement_ends: date | None) -> None:
    """It is used until a day that is to come, and not after the agreement."""
    if use_until < today:
        raise Broken(_("Choose today or later as the day until which it may be used."))
    if use_until > today + timedelta(days=731):
        raise Broken(_("Choose a day within two years: what is shared grows old."))
    if agreement_ends is not None and use_until > agreement_ends:
        raise Broken(_("The agreement ends on %(day)s. Choose that day or an earlier one.") % {
            "day": formats.day(agreement_ends)
        })  # fmt: skip


def check_spoken(way: str, told_on: date | None, meeting: str, today: date) -> None:
    """What was told by word says in which meeting, and on a day that has come."""
    if way != Way.SPOKEN:
        return
    if told_on is None or not meeting.strip():
        raise Broken(_("Say in which meeting it was told, and on which day."))
    if told_on > today:
        raise Broken(_("That day is after today."))


def check_same(shown: str, now: str) -> None:
    """What goes is what was read, word for word."""
    if shown != now:
        raise Broken(
            _("The record or the agreement changed after you opened this. Read it again, then decide.")
        )


def check_asked(asks: str, asks_by: date | None, today: date) -> None:
    """What is asked of the partner has a day, and a day has something that is asked."""
    if asks_by is not None and not asks.strip():
        raise Broken(_("Say what is asked of them, or leave the day out."))
    if asks.strip() and asks_by is None:
        raise Broken(_("Say by which day you ask it of them."))
    if asks_by is not None and asks_by < today:
        raise Broken(_("Choose today or later as the day by which it is done."))


def default_until(today: date, lasts: int, agreement_ends: date | None) -> date:
    """Until when it is used where nobody says another day: never after the agreement."""
    usual = today + timedelta(days=lasts)
    return min(usual, agreement_ends) if agreement_ends else usual


def digest_of(**content: Any) -> str:
    """The sha256 (hex) of what goes, to whom, what for and until when."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
