"""`?as_of=`: reading a page as the platform knew it on a past day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.capability.sentences import Unanswerable
from fourfold.core.history import clock

# As people write a day, and as the calendar of the day boxes does.
WRITTEN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")

# What may be repeated to its reader: figures and what stands between them.
LIKE_A_DAY = re.compile(r"[0-9/.:+\- T]{1,32}", re.ASCII)


class NotAPastDay(Unanswerable):
    """The words after `as_of` are no day or moment, or lie in the future; the text says what to do."""


def moment(asked: str | None, now: datetime) -> datetime | None:
    """The moment asked for, or None for today. A day means its end in London; a moment means itself, in UTC."""
    if not asked:
        return None
    found = _parsed(asked)
    if found is None:
        raise NotAPastDay(_no_date(asked))
    if not _is_past(found, now):
        raise NotAPastDay(_("Choose today or an earlier date."))
    return None if found >= now else found


def day_of(request: Any) -> date:
    """The day that a page is read on: today, or the past day that was asked for."""
    return clock.day_of(request.as_of or request.at)


def _no_date(asked: str) -> str:
    """Repeats what can be a day mistyped; nothing long, and nothing that can hold a name."""
    if not LIKE_A_DAY.fullmatch(asked):
        return _("That is not a date. Choose a day, such as 4 January 2023.")
    return _("%(words)s is not a date. Choose a day, such as 4 January 2023.") % {"words": asked}


def _is_past(found: datetime, now: datetime) -> bool:
    try:
        return clock.day_of(found) <= clock.day_of(now)
    except OverflowError:
        return False


def _parsed(asked: str) -> datetime | None:
    try:
        if found := WRITTEN.fullmatch(asked.strip()):
            return clock.end_of(date(int(found[3]), int(found[2]), int(found[1])))
        if len(asked) <= 10:
            return clock.end_of(date.fromisoformat(asked))
        moment_asked = datetime.fromisoformat(asked)
        # The database knows no zone that is a day away, as the calendar does.
        return moment_asked.astimezone(UTC) if moment_asked.tzinfo else moment_asked.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
