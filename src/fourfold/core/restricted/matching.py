"""An exact match on a restricted record: a pointer says whom to ask; of a silent one its contact is told later."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from fourfold.core.access import lookups

MOST = 1000  # of one file, in one question


def look(*written: str) -> list[str]:
    """Whom to ask of the records that exactly these name and the viewer may not see, by name.

    Ask it of everything that led to nothing for this viewer, and of nothing else.
    """
    return sorted(set(contacts(written).values()))


def contacts(written: Collection[str]) -> dict[str, str]:
    """For each of these whom to ask, where there is a pointer."""
    texts = [one for one in written if one.strip()]
    found: dict[str, str] = {}
    for start in range(0, len(texts), MOST):
        portion = texts[start : start + MOST]
        for one in portion:
            lookups.asked.add(one)
        with connection.cursor() as cursor:
            cursor.execute("select written, contact from access_points(%s)", [portion])
            found |= dict(cursor.fetchall())
    return found


def said(contact: str) -> str:
    """All that a pointer says."""
    return _("A record exists. Contact %(contact)s.") % {"contact": contact}


def instead(written: str, otherwise: str) -> str:
    """What is said where nothing was found behind what somebody wrote: the pointer, or what is said otherwise."""
    found = look(written)
    return " ".join(said(contact) for contact in found) or otherwise


def tend(now: datetime) -> None:
    """The worker looks at what was asked for, and tells the contacts of what was met."""
    with connection.cursor() as cursor:
        cursor.execute("select access_tell()")
