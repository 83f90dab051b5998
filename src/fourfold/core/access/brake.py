"""The brake on guessing passwords: so many tries of a sort within a time, then none until that time is over.

A browser in which a person has signed in before is counted by itself alone, and everybody else by the name that they
try and the address that they come from. So whoever guesses at a colleague's name on purpose holds up other strangers,
and not the colleague at their own desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from fourfold.core.access.models import Brake

WINDOW = timedelta(minutes=15)
# A force's machines may all come from one address, so that one is wide.
# A key for machines cannot be guessed: whoever sends wrong ones is stopped from filling the log with them.
# Codes of a second factor are counted by person, whatever the browser.
MOST = {"known": 10, "name": 5, "address": 100, "key": 50, "code": 5}
KEPT = timedelta(days=1)

COUNT = """
    insert into access_brake as kept (subject, tries, since) values (%(subject)s, 1, %(now)s)
    on conflict (subject) do update set
        tries = case when kept.since <= %(over)s then 1 else kept.tries + 1 end,
        since = case when kept.since <= %(over)s then %(now)s else kept.since end
    returning tries, since
"""


@dataclass(frozen=True)
class Subject:
    """What is counted: a name, an address, or a browser that is known for a name."""

    sort: str
    value: str

    @property
    def key(self) -> str:
        return digest(self.sort, self.value)


def digest(sort: str, value: str) -> str:
    """A keyed digest: the same for the same value, and telling nobody which it is."""
    # In capitals, as the database compares names: other letters that mean the same there are no fresh tries.
    return salted_hmac(f"fourfold.brake.{sort}", value.strip().upper(), algorithm="sha256").hexdigest()


def count(subjects: Sequence[Subject], now: datetime) -> datetime | None:
    """Count a try; the moment until which no more are answered, or None where this one may go on."""
    Brake.objects.filter(since__lt=now - KEPT).delete()
    ends = [_counted(subject, now) for subject in subjects]
    return max((end for end in ends if end is not None), default=None)


def release(subjects: Sequence[Subject]) -> None:
    """After the right password: the name starts afresh; an address only gets the one try back."""
    for subject in subjects:
        if subject.sort == "address":
            # Else somebody with an account of their own could wipe out their guesses at others' by signing in.
            with connection.cursor() as cursor:
                cursor.execute(
                    "update access_brake set tries = greatest(tries - 1, 0) where subject = %s", [subject.key]
                )
        else:
            Brake.objects.filter(subject=subject.key).delete()


def held_until(name: str, now: datetime) -> datetime | None:
    """Until when a name is held for browsers that are not known, for showing it; None when it is not."""
    kept = Brake.objects.filter(subject=digest("name", name), since__gt=now - WINDOW).first()
    return kept.since + WINDOW if kept and kept.tries >= MOST["name"] else None


def _counted(subject: Subject, now: datetime) -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"subject": subject.key, "now": now, "over": now - WINDOW})
        tries, since = cursor.fetchone()
    return since + WINDOW if tries > MOST[subject.sort] else None
